using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
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
    /// <param name="edit">A delegate that edits the responses of the mock, or <see langword="null"/>.</param>
    public TestClient(Uri mock, string? preference = null, Action<JsonNode>? edit = null)
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
            .AddHttpMessageHandler(() => new EditingHandler(edit))
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

    private sealed class EditingHandler(Action<JsonNode>? edit) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (edit is not null && response.StatusCode == HttpStatusCode.OK)
            {
                var node = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;
                edit(node);
                response.Content = new StringContent(node.ToJsonString(), Encoding.UTF8, "application/json");
            }

            return response;
        }
    }
}
