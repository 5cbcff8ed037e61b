using System.Net;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;

namespace BulkExport.Client.Testing;

/// <summary>The file host's refusals: those of an object store, in XML.</summary>
internal static class StorageErrors
{
    public static SimulatedResponse AccessDenied() => Of(HttpStatusCode.Forbidden, "AccessDenied", "Access Denied");

    public static SimulatedResponse CredentialsNotWanted() =>
        Of(
            HttpStatusCode.BadRequest,
            "InvalidArgument",
            "Only one auth mechanism allowed: the signature in the query or the Authorization header"
        );

    public static SimulatedResponse NotFound() => Of(HttpStatusCode.NotFound, "NoSuchKey", "The specified key does not exist.");

    public static SimulatedResponse MethodNotAllowed() =>
        Of(HttpStatusCode.MethodNotAllowed, "MethodNotAllowed", "The specified method is not allowed against this resource.") with
        {
            Headers = [new("Allow", "GET")],
        };

    /// <summary>A refusal with a status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="message">What is wrong; the usual text of the status by default.</param>
    public static SimulatedResponse Of(HttpStatusCode status, string? message = null)
    {
        var code = status switch
        {
            HttpStatusCode.Forbidden => "AccessDenied",
            HttpStatusCode.NotFound => "NoSuchKey",
            HttpStatusCode.InternalServerError => "InternalError",
            HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests => "SlowDown",
            _ => status.ToString(),
        };
        return Of(status, code, message ?? ReasonPhrases.GetReasonPhrase((int)status));
    }

    private static SimulatedResponse Of(HttpStatusCode status, string code, string message)
    {
        var error = new XElement("Error", new XElement("Code", code), new XElement("Message", message));
        var text = $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{error.ToString(SaveOptions.DisableFormatting)}";
        return new SimulatedResponse((int)status, "application/xml", Encoding.UTF8.GetBytes(text));
    }
}
