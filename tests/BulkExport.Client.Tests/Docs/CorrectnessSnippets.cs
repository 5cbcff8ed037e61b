using System.Globalization;

namespace BulkExport.Client.Tests.Docs;

/// <summary>The C# snippets of <c>docs/correctness.md</c>.</summary>
internal static class CorrectnessSnippets
{
    public static async Task<int> RunAsync(string[] args)
    {
        // <correctness-check>
        var store = new DirectoryExportStore(args[0]); // dotnet run -- exports 2026-11-07
        var lastDay = DateOnly.Parse(args[1], CultureInfo.InvariantCulture);
        StoreStatus status = await store.GetStatusAsync(lastDay); // reads the index, and sends no request
        var corruptFiles = 0;
        foreach (StoreResourceStatus resource in status.Resources)
        {
            Console.WriteLine($"{resource.ResourceType}: missing {string.Join(", ", resource.MissingDays)}");
            foreach (ExportFile file in resource.Files)
            {
                try
                {
                    await new ExportFileReader(file).VerifyAsync(); // size, SHA-256 and gzip checksums
                }
                catch (BulkExportFormatException e)
                {
                    Console.WriteLine(e.Message);
                    corruptFiles++;
                }
            }
        }

        return status.IsComplete && corruptFiles == 0 ? 0 : 1;
        // </correctness-check>
    }
}
