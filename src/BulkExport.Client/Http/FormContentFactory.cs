namespace BulkExport.Client;

/// <summary>Creates form-encoded request bodies.</summary>
internal static class FormContentFactory
{
    /// <summary>Encodes the fields whose value is not <see langword="null"/>.</summary>
    public static FormUrlEncodedContent Create(params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        var pairs = new List<KeyValuePair<string, string>>(fields.Length);
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                pairs.Add(new(name, value));
            }
        }

        return new FormUrlEncodedContent(pairs);
    }
}
