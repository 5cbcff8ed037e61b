using System.IO.Compression;
using System.Net;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>Responds in place of the file host that a mock's response names.</summary>
/// <param name="api">The URI of the API, whose requests pass through.</param>
internal sealed class FakeObjectStore(Uri api) : DelegatingHandler
{
    public const string Content = """{"sid":"SM0123456789abcdef0123456789abcdef"}""";

    /// <summary>Gets the URIs that were requested.</summary>
    public List<Uri> Links { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.Authority == api.Authority)
        {
            return base.SendAsync(request, cancellationToken);
        }

        Assert.Null(request.Headers.Authorization);
        Links.Add(request.RequestUri);
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Compressed()) });
    }

    private static byte[] Compressed()
    {
        using var file = new MemoryStream();
        using (var writer = new StreamWriter(new GZipStream(file, CompressionLevel.Fastest)))
        {
            writer.Write(Content);
        }

        return file.ToArray();
    }
}
