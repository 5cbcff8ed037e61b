namespace BulkExport.Client.PackageTests.Support;

/// <summary>Reads the output of programs.</summary>
internal static class ProgramOutput
{
    public static string[] SplitLines(string output) => output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static async Task<List<string>> ReadToAsync(StreamReader reader, string marker)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var lines = new List<string>();
        do
        {
            lines.Add(
                await reader.ReadLineAsync(timeout.Token) ?? throw new InvalidOperationException($"Exited: {string.Join('\n', lines)}")
            );
        } while (!lines[^1].Contains(marker, StringComparison.Ordinal));

        return lines;
    }
}
