using Microsoft.AspNetCore.Http;

namespace BulkExport.Client.Testing;

/// <summary>Reads the form fields of a request.</summary>
internal static class RequestForm
{
    /// <summary>Reads the fields, and rewinds the body for the next reader.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            return ToDictionary([]);
        }

        request.EnableBuffering();
        try
        {
            return ToDictionary(await request.ReadFormAsync(request.HttpContext.RequestAborted).ConfigureAwait(false));
        }
        catch (InvalidDataException)
        {
            return ToDictionary([]);
        }
        finally
        {
            request.Body.Position = 0;
        }
    }

    /// <summary>Converts values to strings. Multiple values of a field are joined with commas.</summary>
    public static IReadOnlyDictionary<string, string> ToDictionary(
        IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> values
    ) => values.ToDictionary(field => field.Key, field => field.Value.ToString()).AsReadOnly();
}
