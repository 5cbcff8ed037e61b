using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace BulkExport.Client.Testing;

/// <summary>Creates the error responses of the API.</summary>
internal static class ServiceErrors
{
    public static SimulatedResponse Unauthorized() =>
        Create(HttpStatusCode.Unauthorized) with
        {
            Headers = [new("WWW-Authenticate", "Basic realm=\"Twilio API\"")],
        };

    public static SimulatedResponse NotFound(string path) =>
        Create(HttpStatusCode.NotFound, message: $"The requested resource {path} was not found");

    public static SimulatedResponse MethodNotAllowed(IEnumerable<string> allowed) =>
        Create(HttpStatusCode.MethodNotAllowed) with
        {
            Headers = [new("Allow", string.Join(", ", allowed))],
        };

    /// <summary>Creates an error response.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="code">The Twilio error code, or <see langword="null"/> to use the default of the status code.</param>
    /// <param name="message">The error message, or <see langword="null"/> to use the default of the status code.</param>
    /// <param name="format">The format of the body.</param>
    public static SimulatedResponse Create(
        HttpStatusCode status,
        int? code = null,
        string? message = null,
        ErrorFormat format = ErrorFormat.Twilio
    )
    {
        code ??= GetDefaultCode(status);
        message ??= GetDefaultMessage(status);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, SimulatorJson.Options))
        {
            json.WriteStartObject();
            if (format == ErrorFormat.ProblemDetails)
            {
                WriteProblemDetails(json, status, code, message);
            }
            else
            {
                WriteTwilioError(json, status, code, message);
            }

            json.WriteEndObject();
        }

        var contentType = format == ErrorFormat.ProblemDetails ? "application/problem+json" : "application/json";
        return new SimulatedResponse((int)status, contentType, buffer.WrittenMemory);
    }

    private static void WriteTwilioError(Utf8JsonWriter json, HttpStatusCode status, int? code, string message)
    {
        WriteCode(json, code);
        json.WriteString("message", message);
        json.WriteString("more_info", GetMoreInfoUrl(code));
        json.WriteNumber("status", (int)status);
    }

    private static void WriteProblemDetails(Utf8JsonWriter json, HttpStatusCode status, int? code, string message)
    {
        json.WriteString("type", GetMoreInfoUrl(code) ?? "about:blank");
        json.WriteString("title", ReasonPhrases.GetReasonPhrase((int)status));
        json.WriteNumber("status", (int)status);
        WriteCode(json, code);
        json.WriteString("detail", message);
    }

    private static void WriteCode(Utf8JsonWriter json, int? code)
    {
        if (code is { } number)
        {
            json.WriteNumber("code", number);
        }
        else
        {
            json.WriteNull("code");
        }
    }

    private static string? GetMoreInfoUrl(int? code) =>
        code is { } number ? string.Create(CultureInfo.InvariantCulture, $"https://www.twilio.com/docs/errors/{number}") : null;

    private static int? GetDefaultCode(HttpStatusCode status) =>
        status switch
        {
            HttpStatusCode.BadRequest => 20001,
            HttpStatusCode.Unauthorized => 20003,
            HttpStatusCode.MethodNotAllowed => 20004,
            HttpStatusCode.Forbidden => 20403,
            HttpStatusCode.NotFound => 20404,
            HttpStatusCode.TooManyRequests => 20429,
            HttpStatusCode.InternalServerError => 20500,
            HttpStatusCode.ServiceUnavailable => 20503,
            _ => null,
        };

    private static string GetDefaultMessage(HttpStatusCode status) =>
        status switch
        {
            HttpStatusCode.Unauthorized => "Authenticate",
            HttpStatusCode.MethodNotAllowed => "Method not allowed",
            HttpStatusCode.TooManyRequests => "Too many requests",
            HttpStatusCode.InternalServerError => "An internal server error has occurred",
            HttpStatusCode.ServiceUnavailable => "Service is unavailable. Please try again",
            _ => ReasonPhrases.GetReasonPhrase((int)status),
        };
}
