using System.Net;

namespace BulkExport.Client.SoakTests;

/// <summary>Wraps the content of a response and reports it if it is finalized without having been disposed.</summary>
internal sealed class TrackedContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly string _what;
    private readonly Report _report;

    public TrackedContent(HttpContent inner, string what, Report report)
    {
        (_inner, _what, _report) = (inner, what, report);
        foreach (var (name, values) in inner.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values);
        }
    }

    ~TrackedContent() => _report.AddViolation($"a response was never disposed: {_what}");

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _inner.CopyToAsync(stream, context);

    protected override Task<Stream> CreateContentReadStreamAsync() => _inner.ReadAsStreamAsync();

    protected override Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        _inner.ReadAsStreamAsync(cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false; // the Content-Length header provides a known length
    }

    protected override void Dispose(bool disposing)
    {
        _inner.Dispose();
        base.Dispose(disposing);
    }
}
