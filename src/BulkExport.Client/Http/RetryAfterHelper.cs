namespace BulkExport.Client;

/// <summary>Reads the <c>Retry-After</c> header, in seconds or as a date.</summary>
internal static class RetryAfterHelper
{
    /// <summary>Gets the delay that the response requests, or <see langword="null"/> when it requests none.</summary>
    public static TimeSpan? GetDelay(HttpResponseMessage response, TimeProvider timeProvider) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => TimeSpan.FromTicks(Math.Max(0, (date - timeProvider.GetUtcNow()).Ticks)),
            _ => null,
        };
}
