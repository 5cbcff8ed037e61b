using System.Net;

namespace BulkExport.Client.SoakTests;

/// <summary>The content of an answer. When the collector finds it before it was disposed, somebody has forgotten it.</summary>
internal sealed class WatchedContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly string _what;
    private readonly Report _report;

    public WatchedContent(HttpContent inner, string what, Report report)
    {
        (_inner, _what, _report) = (inner, what, report);
        foreach (var (name, values) in inner.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values);
        }
    }

    ~WatchedContent() => _report.Break($"an answer was never disposed: {_what}");

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _inner.CopyToAsync(stream, context);

    protected override Task<Stream> CreateContentReadStreamAsync() => _inner.ReadAsStreamAsync();

    protected override Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        _inner.ReadAsStreamAsync(cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false; // where it is known, the header says so
    }

    protected override void Dispose(bool disposing)
    {
        _inner.Dispose();
        base.Dispose(disposing);
    }
}
