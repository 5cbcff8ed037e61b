namespace BulkExport.Client.Testing;

/// <summary>Specifies the format of the body of an error response.</summary>
public enum ErrorFormat
{
    /// <summary>The default format of the service, with the properties <c>code</c>, <c>message</c>, <c>more_info</c> and <c>status</c>.</summary>
    Twilio,

    /// <summary>The <c>application/problem+json</c> format of RFC 9457, with the properties <c>type</c>, <c>title</c>, <c>status</c>, <c>code</c>
    /// and <c>detail</c>.</summary>
    ProblemDetails,
}
