using System.Globalization;
using System.Net;

namespace BulkExport.Client.Testing;

/// <summary>The service refuses the call. Made by <see cref="Fault.Status(HttpStatusCode)"/>.</summary>
public sealed record StatusFault : Fault
{
    internal StatusFault(HttpStatusCode status, string? retryAfter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((int)status, 300, nameof(status));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)status, 599, nameof(status));
        StatusCode = status;
        RetryAfter = retryAfter;
    }

    /// <summary>The status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The <c>Retry-After</c> header as it is sent; <see langword="null"/> for none.</summary>
    public string? RetryAfter { get; }

    /// <summary>The service's error code.</summary>
    /// <value>The default is <see langword="null"/>: the usual code of the status, such as 20503 for 503, if it has one.</value>
    public int? ErrorCode { get; init; }

    /// <summary>What the service says is wrong.</summary>
    /// <value>The default is <see langword="null"/>: the usual text of the status.</value>
    public string? Message { get; init; }

    /// <summary>The form of the error body.</summary>
    /// <value>The default is <see cref="ErrorFormat.Twilio"/>.</value>
    public ErrorFormat Form { get; init; }

    internal static string Seconds(TimeSpan retryAfter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(retryAfter, TimeSpan.Zero);
        return Math.Ceiling(retryAfter.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
    }

    internal static string Date(DateTimeOffset retryAfter) => retryAfter.ToString("R", CultureInfo.InvariantCulture);

    internal override Task ApplyAsync(Exchange exchange) => exchange.SendErrorAsync(this);
}
