namespace BulkExport.Client;

/// <summary>The body of a request, as the service wants it.</summary>
internal static class Form
{
    /// <summary>Encodes the fields that have a value.</summary>
    public static FormUrlEncodedContent Of(params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        var present = new List<KeyValuePair<string, string>>(fields.Length);
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                present.Add(new(name, value));
            }
        }

        return new FormUrlEncodedContent(present);
    }
}
