using System.IO.Compression;
using System.Net;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>Stands in for the host of the files, whose address a mock's answer names and which is not there.</summary>
/// <param name="api">The address of the API: requests for it pass.</param>
internal sealed class StoreStandIn(Uri api) : DelegatingHandler
{
    public const string Content = """{"sid":"SM0123456789abcdef0123456789abcdef"}""";

    /// <summary>What was asked for.</summary>
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
