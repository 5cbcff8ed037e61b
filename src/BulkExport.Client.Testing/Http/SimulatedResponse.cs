using System.Text;
using Microsoft.AspNetCore.Http;
using WireMock;
using WireMock.Types;
using WireMock.Util;

namespace BulkExport.Client.Testing;

/// <summary>Represents a complete response of the simulator.</summary>
internal sealed record SimulatedResponse(int Status, string? ContentType = null, ReadOnlyMemory<byte> Body = default)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public static SimulatedResponse Json(int status, ReadOnlyMemory<byte> utf8) => new(status, "application/json", utf8);

    public static SimulatedResponse Text(int status, string contentType, string text) =>
        new(status, contentType, Encoding.UTF8.GetBytes(text));

    /// <summary>Converts the response to a WireMock response message.</summary>
    public ResponseMessage ToResponseMessage()
    {
        var message = new ResponseMessage { StatusCode = Status };
        if (!Body.IsEmpty)
        {
            message.BodyData = new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = Body.ToArray() };
            message.AddHeader("Content-Type", ContentType!);
        }

        foreach (var (name, value) in Headers)
        {
            message.AddHeader(name, value);
        }

        return message;
    }

    /// <summary>Sets the status code and headers of an HTTP response.</summary>
    /// <returns>The body to send.</returns>
    public Content ApplyTo(HttpResponse response)
    {
        response.StatusCode = Status;
        foreach (var (name, value) in Headers)
        {
            response.Headers.Append(name, value);
        }

        if (!Body.IsEmpty)
        {
            response.ContentType = ContentType;
        }

        return new MemoryContent(Body);
    }
}
