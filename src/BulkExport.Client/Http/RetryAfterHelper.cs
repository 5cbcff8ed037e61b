using System.Globalization;

namespace BulkExport.Client;

/// <summary>Parses the <c>Retry-After</c> header, which contains a number of seconds or a date.</summary>
internal static class RetryAfterHelper
{
    /// <summary>The maximum delay. Longer delays are clamped to this value, which still exceeds the maximum total timeout.</summary>
    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(365);

    /// <summary>Gets the requested delay, or <see langword="null"/> if the response has no valid <c>Retry-After</c> header.</summary>
    /// <remarks>A date is relative to the <c>Date</c> header of the response, if there is one, because the clocks of the service and of this machine
    /// may differ.</remarks>
    public static TimeSpan? GetDelay(HttpResponseMessage response, TimeProvider timeProvider)
    {
        if (response.Headers.RetryAfter?.Date is { } date)
        {
            return Limit((date - (response.Headers.Date ?? timeProvider.GetUtcNow())).TotalSeconds);
        }

        // Fractions and numbers beyond Int32.MaxValue are not parsed by RetryConditionHeaderValue.
        return
            response.Headers.NonValidated.TryGetValues("Retry-After", out var values)
            && double.TryParse(values.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? Limit(seconds)
            : null;
    }

    /// <summary>Formats the requested delay as a sentence, preceded by a space, or returns an empty string if none was requested.</summary>
    public static string FormatHint(TimeSpan? retryAfter) =>
        retryAfter is { } delay
            ? string.Create(CultureInfo.InvariantCulture, $" The response requests a delay of {delay.TotalSeconds:0.###} s before a retry.")
            : string.Empty;

    private static TimeSpan Limit(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, MaxDelay.TotalSeconds));
}
