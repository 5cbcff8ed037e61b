using System.Diagnostics;
using BulkExport.Cli.Tests.Samples;

namespace BulkExport.Cli.Tests.Infrastructure;

/// <summary>Runs the tool as a process, and ends it with a signal.</summary>
[Collection(nameof(NonParallelTests))]
public sealed class TerminationSignalTests : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    private readonly string _temporaryDirectory = Directory.CreateTempSubdirectory("bulkexport-tests-").FullName;

    public void Dispose() => Directory.Delete(_temporaryDirectory, recursive: true);

    [Theory]
    [InlineData("demo", "TERM", 130)]
    [InlineData("demo", "HUP", 130)]
    [InlineData("simulate --port 0", "TERM", 0)]
    [InlineData("simulate --port 0", "HUP", 0)]
    public async Task Run_SignalAfterStart_DeletesTemporaryFilesAndExits(string arguments, string signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        var start = new ProcessStartInfo("dotnet", $"\"{typeof(App).Assembly.Location}\" {arguments}")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TMPDIR"] = _temporaryDirectory;
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

        using (var kill = Process.Start("kill", $"-{signal} {process.Id}"))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await WaitForExitAsync(process, signal);

        Assert.Equal(exitCode, process.ExitCode);
        Assert.Empty(Directory.GetDirectories(_temporaryDirectory, "bulkexport-demo-*"));
    }

    private static async Task WaitForExitAsync(Process process, string signal)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(Timeout);
        try
        {
            await process.StandardOutput.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            Assert.Fail(
                $"The process did not exit within {Timeout} after SIG{signal}. The tests may run with this signal ignored, as with nohup."
            );
        }
    }
}
