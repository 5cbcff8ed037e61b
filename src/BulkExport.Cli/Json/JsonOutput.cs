using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BulkExport.Cli.Infrastructure;

namespace BulkExport.Cli.Json;

/// <summary>Writes JSON documents to the standard output, each on a separate line.</summary>
internal sealed class JsonOutput(TextWriter output)
{
    public void Write<T>(T document, JsonTypeInfo<T> type) => output.WriteLine(JsonSerializer.Serialize(document, type));

    public Task FlushAsync() => output.FlushAsync(CancellationToken.None);

    /// <summary>Formats an error message, or returns <see langword="null"/> if there is no exception.</summary>
    public static string? FormatError(Exception? exception) => exception is null ? null : ErrorReporter.FormatMessage(exception.Message);
}
