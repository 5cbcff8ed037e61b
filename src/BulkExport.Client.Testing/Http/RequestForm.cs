using Microsoft.AspNetCore.Http;

namespace BulkExport.Client.Testing;

/// <summary>The form fields of a request.</summary>
internal static class RequestForm
{
    /// <summary>Reads the fields, and leaves the body to be read again.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            return Fields([]);
        }

        request.EnableBuffering();
        try
        {
            return Fields(await request.ReadFormAsync(request.HttpContext.RequestAborted).ConfigureAwait(false));
        }
        catch (InvalidDataException)
        {
            return Fields([]);
        }
        finally
        {
            request.Body.Position = 0;
        }
    }

    /// <summary>Fields as texts. One that was sent more than once holds all its values, separated by commas.</summary>
    public static IReadOnlyDictionary<string, string> Fields(
        IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> values
    ) => values.ToDictionary(field => field.Key, field => field.Value.ToString()).AsReadOnly();
}
