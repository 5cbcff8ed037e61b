namespace BulkExport.Client.Testing;

/// <summary>The form of the body of a refusal.</summary>
public enum ErrorFormat
{
    /// <summary>The service's usual form: <c>code</c>, <c>message</c>, <c>more_info</c> and <c>status</c>.</summary>
    Twilio,

    /// <summary>The form of RFC 9457, <c>application/problem+json</c>: <c>type</c>, <c>title</c>, <c>status</c>, <c>code</c> and
    /// <c>detail</c>.</summary>
    ProblemDetails,
}
