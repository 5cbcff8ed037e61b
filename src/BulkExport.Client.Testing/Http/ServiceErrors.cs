using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace BulkExport.Client.Testing;

/// <summary>The service's refusals, in its own words and forms.</summary>
internal static class ServiceErrors
{
    public static SimulatedResponse Unauthorized() =>
        Of(HttpStatusCode.Unauthorized) with
        {
            Headers = [new("WWW-Authenticate", "Basic realm=\"Twilio API\"")],
        };

    public static SimulatedResponse NotFound(string path) =>
        Of(HttpStatusCode.NotFound, message: $"The requested resource {path} was not found");

    public static SimulatedResponse MethodNotAllowed(IEnumerable<string> allowed) =>
        Of(HttpStatusCode.MethodNotAllowed) with
        {
            Headers = [new("Allow", string.Join(", ", allowed))],
        };

    /// <summary>A refusal.</summary>
    /// <param name="status">The status.</param>
    /// <param name="code">The service's code; the usual one of the status by default.</param>
    /// <param name="message">What is wrong; the usual text of the status by default.</param>
    /// <param name="form">The form of the body.</param>
    public static SimulatedResponse Of(
        HttpStatusCode status,
        int? code = null,
        string? message = null,
        ErrorFormat form = ErrorFormat.Twilio
    )
    {
        code ??= CodeOf(status);
        message ??= MessageOf(status);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, SimulatorJson.Options))
        {
            json.WriteStartObject();
            if (form == ErrorFormat.ProblemDetails)
            {
                WriteProblem(json, status, code, message);
            }
            else
            {
                WriteClassic(json, status, code, message);
            }

            json.WriteEndObject();
        }

        var contentType = form == ErrorFormat.ProblemDetails ? "application/problem+json" : "application/json";
        return new SimulatedResponse((int)status, contentType, buffer.WrittenMemory);
    }

    private static void WriteClassic(Utf8JsonWriter json, HttpStatusCode status, int? code, string message)
    {
        WriteCode(json, code);
        json.WriteString("message", message);
        json.WriteString("more_info", PageOf(code));
        json.WriteNumber("status", (int)status);
    }

    private static void WriteProblem(Utf8JsonWriter json, HttpStatusCode status, int? code, string message)
    {
        json.WriteString("type", PageOf(code) ?? "about:blank");
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

    private static string? PageOf(int? code) =>
        code is { } number ? string.Create(CultureInfo.InvariantCulture, $"https://www.twilio.com/docs/errors/{number}") : null;

    private static int? CodeOf(HttpStatusCode status) =>
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

    private static string MessageOf(HttpStatusCode status) =>
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
