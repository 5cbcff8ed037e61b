namespace BulkExport.Client;

/// <summary>Parses the <c>Retry-After</c> header, which contains a number of seconds or a date.</summary>
internal static class RetryAfterHelper
{
    /// <summary>Gets the requested delay, or <see langword="null"/> if the response has no <c>Retry-After</c> header.</summary>
    public static TimeSpan? GetDelay(HttpResponseMessage response, TimeProvider timeProvider) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => TimeSpan.FromTicks(Math.Max(0, (date - timeProvider.GetUtcNow()).Ticks)),
            _ => null,
        };
}
