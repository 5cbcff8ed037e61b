using System.Net;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;

namespace BulkExport.Client.Testing;

/// <summary>Creates the error responses of the file host, in the XML format of an object store.</summary>
internal static class StorageErrors
{
    public static SimulatedResponse AccessDenied() => Create(HttpStatusCode.Forbidden, "AccessDenied", "Access Denied");

    public static SimulatedResponse AuthorizationNotAllowed() =>
        Create(
            HttpStatusCode.BadRequest,
            "InvalidArgument",
            "Only one auth mechanism allowed: the signature in the query or the Authorization header"
        );

    public static SimulatedResponse NotFound() => Create(HttpStatusCode.NotFound, "NoSuchKey", "The specified key does not exist.");

    public static SimulatedResponse MethodNotAllowed() =>
        Create(HttpStatusCode.MethodNotAllowed, "MethodNotAllowed", "The specified method is not allowed against this resource.") with
        {
            Headers = [new("Allow", "GET")],
        };

    /// <summary>Creates an error response.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="message">The error message, or <see langword="null"/> to use the reason phrase of the status code.</param>
    public static SimulatedResponse Create(HttpStatusCode status, string? message = null)
    {
        var code = status switch
        {
            HttpStatusCode.Forbidden => "AccessDenied",
            HttpStatusCode.NotFound => "NoSuchKey",
            HttpStatusCode.InternalServerError => "InternalError",
            HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests => "SlowDown",
            _ => status.ToString(),
        };
        return Create(status, code, message ?? ReasonPhrases.GetReasonPhrase((int)status));
    }

    /// <summary>Creates an error response with an error code.</summary>
    public static SimulatedResponse Create(HttpStatusCode status, string code, string message)
    {
        var error = new XElement("Error", new XElement("Code", code), new XElement("Message", message));
        var text = $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{error.ToString(SaveOptions.DisableFormatting)}";
        return new SimulatedResponse((int)status, "application/xml", Encoding.UTF8.GetBytes(text));
    }
}
