using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Deserializes the bodies of successful responses.</summary>
internal static class ResponseDeserializer
{
    /// <summary>Deserializes the body of a successful response.</summary>
    /// <exception cref="BulkExportFormatException">The body is empty, too long or malformed.</exception>
    public static object? Deserialize(
        HttpResponseMessage response,
        BufferedResponseContent body,
        ResponseParser<object?> parse,
        RequestContext request
    )
    {
        if (body.ExceedsMaxLength)
        {
            var reason = $"it is longer than {BufferedResponseContent.MaxLength / (1024 * 1024)} MiB";
            throw CreateException(reason, response, body, exception: null, request, isTransient: false);
        }

        if (body.Span.IsEmpty && !request.Operation.ExpectsRedirect)
        {
            throw CreateException("it is empty", response, body, exception: null, request, isTransient: true);
        }

        try
        {
            return parse(response, body.Span);
        }
        catch (JsonException exception)
        {
            var wire = exception as WireFormatException;
            var reason = wire?.Message.TrimEnd('.') ?? $"it is not valid JSON at byte {GetOffset(exception, body.Span)}";
            throw CreateException(reason, response, body, exception, request, wire?.IsOtherDocument ?? true);
        }
    }

    /// <summary>Throws if a successful response has a body, although the service sends none, such as the login page of a proxy.</summary>
    /// <exception cref="BulkExportFormatException">The body is not empty.</exception>
    public static void ThrowIfNotEmpty(HttpResponseMessage response, BufferedResponseContent body, RequestContext request)
    {
        if (!body.Span.IsEmpty)
        {
            var reason = $"it contains {BodyShape.GetKind(body.Span)} and does not come from the service";
            throw CreateException(reason, response, body, exception: null, request, isTransient: true);
        }
    }

    private static BulkExportFormatException CreateException(
        string reason,
        HttpResponseMessage response,
        BufferedResponseContent body,
        JsonException? exception,
        RequestContext request,
        bool isTransient
    )
    {
        var formatException = exception as WireFormatException;
        var shape = request.Operation.ExpectsRedirect
            ? null // the body contains a download link, which is a credential
            : BodyShape.Describe(response.Content.Headers.ContentType?.MediaType, body.Span, body.ExceedsMaxLength);
        var description = shape is null ? string.Empty : $" The body is {shape}.";
        return new BulkExportFormatException(
            $"The response to the request to {request} is malformed: {reason}.{description} Check the base address. If it is correct, open an issue and include this message.{request.Operation.UnknownOutcomeHint}",
            formatException
        )
        {
            MayDifferOnRetry = isTransient,
            JsonPath = formatException?.JsonPath,
            ExpectedFormat = formatException?.Expected,
            Excerpt = shape,
        };
    }

    /// <summary>Gets the offset of a JSON error in bytes, from its line number and its position in the line.</summary>
    private static long GetOffset(JsonException exception, ReadOnlySpan<byte> body)
    {
        var lineStart = 0;
        for (var line = 0L; line < exception.LineNumber; line++)
        {
            lineStart += body[lineStart..].IndexOf((byte)'\n') + 1;
        }

        return lineStart + (exception.BytePositionInLine ?? 0);
    }
}
