using System.IO.Compression;
using System.Net;
using BulkExport.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>Represents the client as an application registers it, with retries disabled.</summary>
internal sealed class TestClient : IDisposable
{
    /// <summary>The content of every file, decompressed.</summary>
    public const string FileContent = """{"sid":"SM0123456789abcdef0123456789abcdef"}""";

    private static readonly byte[] File = Compress(FileContent);

    private readonly ServiceProvider _services;

    /// <summary>Initializes a new instance of the <see cref="TestClient"/> class.</summary>
    /// <param name="mock">The URI of the mock.</param>
    /// <param name="preference">The value of the <c>Prefer</c> header, or <see langword="null"/> for the examples.</param>
    public TestClient(Uri mock, string? preference = null)
    {
        FileHost = new StubHandler(request =>
        {
            Assert.Null(request.Headers.Authorization);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(File) };
        });
        var services = new ServiceCollection();
        services
            .AddBulkExportClient(options =>
            {
                options.BaseAddress = mock;
                options.AccountSid = "AC00000000000000000000000000000000";
                options.AuthToken = "token";
                options.MaxRetryAttempts = 0;
                options.AttemptTimeout = options.TotalRequestTimeout; // tolerates a slow machine
            })
            .ConfigureHttpClient(http => http.DefaultRequestHeaders.Add("Prefer", preference))
            .ConfigureDownloadHttpClient(downloads => downloads.ConfigurePrimaryHttpMessageHandler(() => FileHost));
        _services = services.BuildServiceProvider();
        Client = _services.GetRequiredService<IBulkExportClient>();
    }

    public IBulkExportClient Client { get; }

    /// <summary>Gets the handler that responds in place of the file host that a response of the mock names.</summary>
    public StubHandler FileHost { get; }

    public void Dispose()
    {
        _services.Dispose();
        FileHost.Dispose();
    }

    private static byte[] Compress(string text)
    {
        using var file = new MemoryStream();
        using (var writer = new StreamWriter(new GZipStream(file, CompressionLevel.Fastest)))
        {
            writer.Write(text);
        }

        return file.ToArray();
    }
}
