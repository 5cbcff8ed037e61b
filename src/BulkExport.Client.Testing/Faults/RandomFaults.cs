using System.Net;

namespace BulkExport.Client.Testing;

/// <summary>Selects random faults for a fraction of the requests: status codes 429, 500 and 503, connections that are reset, closed or dropped, lost
/// or missing responses, stalled bodies, responses of a proxy; for the API also mismatched responses, unexpected values and rewritten links; for files
/// also redirects, storage errors and corrupted bodies.</summary>
internal sealed class RandomFaults(double probability, int seed)
{
    /// <summary>The maximum offset, in bytes, at which a response body is dropped, stalled or corrupted. Offsets are distributed
    /// logarithmically.</summary>
    private const int MaxOffset = 256 * 1024;

    /// <summary>The base address of rewritten links. No server listens on port 1.</summary>
    private static readonly Uri UnreachableAddress = new("http://127.0.0.1:1/gateway/");

    private readonly SeededRandom _random = new((uint)seed);

    /// <summary>Returns the fault for the next request, or <see langword="null"/> if the request is not affected.</summary>
    public Fault? Next(bool isFileRequest)
    {
        if (_random.NextDouble() >= probability)
        {
            return null;
        }

        var offset = (int)Math.Pow(MaxOffset, _random.NextDouble()) - 1;
        return _random.Next(isFileRequest ? 17 : 16) switch
        {
            0 => Fault.ConnectionReset(),
            1 => Fault.ConnectionClosed(),
            2 => Fault.ResponseLost(reset: true),
            3 => Fault.ResponseLost(reset: false),
            4 => Fault.NoResponse(),
            5 => Fault.ConnectionDroppedMidBody(offset),
            6 => Fault.ConnectionDroppedMidBody(offset, chunked: true),
            7 => Fault.BodyStalled(offset),
            8 => Fault.TooManyRequests(TimeSpan.FromSeconds(_random.Next(2))),
            9 => Fault.Status(HttpStatusCode.InternalServerError),
            10 => Fault.Status(HttpStatusCode.ServiceUnavailable),
            11 => Fault.Response(HttpStatusCode.OK, "text/html", "<html>Sign in</html>"),
            12 => Fault.Response(HttpStatusCode.NotFound, "text/plain", "not found"),
            13 when isFileRequest => Fault.Redirect(HttpStatusCode.TemporaryRedirect),
            14 when isFileRequest => Fault.StorageError(HttpStatusCode.ServiceUnavailable, "SlowDown"),
            _ when isFileRequest => Fault.BodyCorrupted(offset),
            13 => Fault.ResponseMismatched(),
            14 => Fault.UnexpectedValues(),
            _ => Fault.LinksRewritten(UnreachableAddress),
        };
    }
}
