using BulkExport.Client;
using Spectre.Console;

namespace BulkExport.Samples.Views;

/// <summary>What an export brought: a table in a terminal, lines elsewhere.</summary>
internal static class ExportSummary
{
    private const int MostReasonsOnScreen = 5;

    public static void Show(ExportResult result, string folder, Surroundings here)
    {
        if (here.IsOutputTerminal)
        {
            Draw(result, folder, here);
        }
        else
        {
            Write(result, folder, here.Output);
        }

        if (result.Days.Any(day => day.Status == ExportDayStatus.DownloadFailed))
        {
            here.Output.WriteLine("The same command tries the days again that could not be downloaded.");
        }
    }

    private static void Draw(ExportResult result, string folder, Surroundings here)
    {
        var missing = MissingDays.Of(result).ToArray();
        var reasons = missing.Take(MostReasonsOnScreen).Select(part => $"{DayRanges.Short(part.Days)}: {part.Reason}").ToList();
        if (missing.Length > MostReasonsOnScreen)
        {
            reasons.Add($"and {JobText.Days(missing.Skip(MostReasonsOnScreen).Sum(part => part.Days.Count))} more");
        }

        var facts = new FactGrid()
            .Add("days", DaysOf(result))
            .Add("files", FilesOf(result))
            .Add("records", ByteText.Count(RecordsIn(result)))
            .Add("size", ByteText.Of(BytesIn(result)))
            .AddIfKnown("missing", string.Join('\n', reasons))
            .Add("folder", Path.GetFullPath(folder));
        here.Screen.WriteLine();
        here.Screen.Write(new Padder(facts, new Padding(2, 0, 0, 0)));
    }

    private static void Write(ExportResult result, string folder, TextWriter output)
    {
        output.WriteLine($"Days: {DaysOf(result)}");
        output.WriteLine($"Files: {FilesOf(result)}");
        output.WriteLine($"Records: {RecordsIn(result)}");
        output.WriteLine($"Bytes: {BytesIn(result)}");
        foreach (var (days, reason) in MissingDays.Of(result))
        {
            output.WriteLine($"Missing: {DayRanges.Full(days)}: {reason}");
        }

        output.WriteLine($"Folder: {Path.GetFullPath(folder)}");
    }

    private static string DaysOf(ExportResult result)
    {
        var parts = Parts(
            (result.Files.Count(), "with a file"),
            (result.Days.Count(day => day.Status == ExportDayStatus.Empty), "empty"),
            (result.Days.Count(MissingDays.IsMissing), "missing")
        );
        return $"{result.Days.Count} ({parts})";
    }

    private static string FilesOf(ExportResult result) =>
        Parts((result.Files.Count(file => !file.WasThere), "fetched"), (result.Files.Count(file => file.WasThere), "there before"));

    private static string Parts(params (int Count, string Word)[] parts)
    {
        var known = parts.Where(part => part.Count > 0).Select(part => $"{part.Count} {part.Word}").ToArray();
        return known.Length == 0 ? "none" : string.Join(", ", known);
    }

    private static long RecordsIn(ExportResult result) => result.Files.Sum(file => file.Records);

    private static long BytesIn(ExportResult result) => result.Files.Sum(file => file.Size);
}
