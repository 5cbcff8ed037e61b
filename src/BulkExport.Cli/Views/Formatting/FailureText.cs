using BulkExport.Cli.Infrastructure;

namespace BulkExport.Cli.Views.Formatting;

/// <summary>Formats the current failure for a live view, truncated to at most two lines.</summary>
internal static class FailureText
{
    private const int MaxLines = 2; // one line would often omit the cause, which is at the end of the message

    public static string? Format(ClientLogMonitor logMonitor, int maxWidth) =>
        Truncate(logMonitor.CurrentFailure, MaxLines * (maxWidth - KeyValueGrid.ValueColumn - 1));

    private static string? Truncate(string? text, int maxLength) =>
        text?.Length > maxLength ? $"{text.AsSpan(0, Math.Max(0, maxLength - 1))}…" : text;
}
