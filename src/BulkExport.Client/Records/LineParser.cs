namespace BulkExport.Client;

/// <summary>Parses lines into records. A parser is not thread-safe, because it may keep state.</summary>
/// <typeparam name="T">The type of the records.</typeparam>
internal abstract class LineParser<T>
{
    /// <summary>Parses a line that is not blank.</summary>
    /// <param name="line">The line.</param>
    /// <param name="details">The details to collect, or <see langword="null"/> if none are requested.</param>
    /// <exception cref="System.Text.Json.JsonException">The line cannot be parsed.</exception>
    public abstract T Parse(ReadOnlySpan<byte> line, RecordDetails? details = null);
}
