namespace BulkExport.Cli.Stores;

/// <summary>Represents the location of a store: a directory, or a container or bucket with an optional prefix.</summary>
internal abstract record StoreLocation
{
    /// <summary>The forms of a location, for messages and help.</summary>
    public const string Forms = "a directory, az://account/container[/prefix] or s3://bucket[/prefix]";

    private const string SchemeEnd = "://";

    /// <summary>Parses a location.</summary>
    /// <exception cref="FormatException">The location is invalid. The message describes how to correct it.</exception>
    public static StoreLocation Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Contains('\0', StringComparison.Ordinal))
        {
            throw new FormatException($"The location must be {Forms}.");
        }

        var end = text.IndexOf(SchemeEnd, StringComparison.Ordinal);
        if (end < 0)
        {
            return new DirectoryLocation(text);
        }

        var segments = text[(end + SchemeEnd.Length)..].TrimEnd('/').Split('/');
        return text[..end] switch
        {
            AzureBlobLocation.Scheme => AzureBlobLocation.Create(segments),
            S3Location.Scheme => S3Location.Create(segments),
            _ => throw new FormatException($"The location '{text}' has an unknown scheme: it must be {Forms}."),
        };
    }

    /// <summary>Creates the store.</summary>
    /// <param name="readVariable">The delegate that reads an environment variable.</param>
    /// <exception cref="Infrastructure.ClientConfigurationException">The environment variables are invalid or incomplete.</exception>
    public abstract IExportStore CreateStore(Func<string, string?> readVariable);

    /// <summary>Returns the full path of the directory, or the location as a URI.</summary>
    public abstract override string ToString();

    /// <summary>Joins and validates the segments of a prefix.</summary>
    /// <returns>The prefix, or <see langword="null"/> if there are no segments.</returns>
    protected static string? CreatePrefix(IEnumerable<string> segments)
    {
        var prefix = string.Join('/', segments);
        return prefix.Length == 0 ? null
            : ExportStorePath.IsValidFilePath(prefix) ? prefix
            : throw new FormatException($"The prefix '{prefix}' is invalid: its segments must be valid file names.");
    }

    protected static bool IsName(string text, int minLength, int maxLength, string otherCharacters) =>
        text.Length >= minLength
        && text.Length <= maxLength
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || otherCharacters.Contains(c, StringComparison.Ordinal));
}
