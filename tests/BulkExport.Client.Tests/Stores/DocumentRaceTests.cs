using System.Diagnostics;
using System.Globalization;

namespace BulkExport.Client.Tests.Stores;

/// <summary>Tests several processes that write the same documents in a directory, with .NET file locks disabled.</summary>
public class DocumentRaceTests
{
    private const int Processes = 4;
    private const int Rounds = 1_500; // a creation and a replacement each

    [Fact]
    public async Task WriteDocumentAsync_FourProcesses_ReturnsVersionToExactlyOne()
    {
        using var directory = new TemporaryDirectory();
        var processes = Enumerable.Range(0, Processes).Select(_ => Start(directory.Path)).ToArray();
        foreach (var process in processes)
        {
            Assert.Equal("ready", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        }

        foreach (var process in processes)
        {
            await process.StandardInput.WriteLineAsync();
            await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        }

        var lines = await Task.WhenAll(processes.Select(ReadAsync));

        for (var round = 0; round < Rounds; round++)
        {
            Assert.Equal(1, lines.Count(line => line[round][0] == '1'));
            Assert.Equal(1, lines.Count(line => line[round][1] == '1'));
        }

        // Each process succeeded in some rounds, so the writes were concurrent.
        Assert.All(lines, line => Assert.Contains(line, result => result.Contains('1', StringComparison.Ordinal)));
    }

    private static async Task<string[]> ReadAsync(Process process)
    {
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        process.Dispose();
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static Process Start(string directory) =>
        Process.Start(
            new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                Environment = { ["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = "1" },
                ArgumentList =
                {
                    Path.Combine(AppContext.BaseDirectory, "BulkExport.Client.CrashTestHost.dll"),
                    "race",
                    directory,
                    Rounds.ToString(CultureInfo.InvariantCulture),
                },
            }
        )!;
}
