using System.Globalization;
using System.Net;

namespace BulkExport.Client.Testing;

/// <summary>Represents a fault that returns an error response. To create an instance, call <see cref="Fault.Status(HttpStatusCode)"/> or
/// <see cref="Fault.TooManyRequests"/>.</summary>
public sealed record StatusFault : Fault
{
    internal StatusFault(HttpStatusCode statusCode, string? retryAfter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((int)statusCode, 300, nameof(statusCode));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)statusCode, 599, nameof(statusCode));
        StatusCode = statusCode;
        RetryAfter = retryAfter;
    }

    /// <summary>Gets the status code of the response.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>Gets the value of the <c>Retry-After</c> header.</summary>
    /// <value>A number of seconds or an HTTP date, or <see langword="null"/> if the header is omitted.</value>
    public string? RetryAfter { get; }

    /// <summary>Gets the Twilio error code in the response body.</summary>
    /// <value>The default is <see langword="null"/>: the error code that the service uses for the status code, such as 20503 for 503, if any. The
    /// file host ignores this value.</value>
    public int? ErrorCode { get; init; }

    /// <summary>Gets the error message in the response body.</summary>
    /// <value>The default is <see langword="null"/>: the message that the service uses for the status code.</value>
    public string? Message { get; init; }

    /// <summary>Gets the format of the response body.</summary>
    /// <value>The default is <see cref="ErrorFormat.Twilio"/>. The file host ignores this value and always returns XML.</value>
    public ErrorFormat Format { get; init; }

    internal static string FormatDelay(TimeSpan retryAfter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(retryAfter, TimeSpan.Zero);
        return Math.Ceiling(retryAfter.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
    }

    internal static string FormatDate(DateTimeOffset retryAfter) => retryAfter.ToString("R", CultureInfo.InvariantCulture);

    internal override Task ApplyAsync(Exchange exchange) => exchange.SendErrorAsync(this);
}
