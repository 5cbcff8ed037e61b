namespace BulkExport.Client;

/// <summary>Makes records of lines. A parser may remember what it saw, so it is used by one thread at a time.</summary>
/// <typeparam name="T">The type of the records.</typeparam>
internal abstract class LineParser<T>
{
    /// <summary>Parses a line that is not blank.</summary>
    /// <exception cref="System.Text.Json.JsonException">The line is no such record.</exception>
    public abstract T Parse(ReadOnlySpan<byte> line);
}
