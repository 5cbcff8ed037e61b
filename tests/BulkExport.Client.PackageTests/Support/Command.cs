using System.Diagnostics;

namespace BulkExport.Client.PackageTests.Support;

/// <summary>Runs programs that must succeed within a timeout.</summary>
internal static class Command
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    /// <summary>Runs a program until it exits.</summary>
    /// <returns>The standard output. If the program fails, the message contains the output and the errors.</returns>
    public static async Task<string> RunAsync(
        string directory,
        string program,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        using var process = Start(directory, program, arguments, environment);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(Timeout);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"Did not exit within {Timeout}: {program} {string.Join(' ', arguments)}\n{await output}\n{await errors}");
        }

        Assert.True(
            process.ExitCode == 0,
            $"Exit code {process.ExitCode}: {program} {string.Join(' ', arguments)}\n{await output}\n{await errors}"
        );
        return await output;
    }

    /// <summary>Starts a program with redirected streams.</summary>
    public static Process Start(
        string directory,
        string program,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsTestRunVariable).ToArray())
        {
            start.Environment.Remove(name);
        }

        // Build servers would outlive the command and keep its streams and its directory open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Determines whether a variable was set by <c>dotnet test</c>, or contains credentials that a snippet would use.</summary>
    private static bool IsTestRunVariable(string name) =>
        name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("TESTINGPLATFORM_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("DOTNET_CLI_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("TWILIO_", StringComparison.OrdinalIgnoreCase);
}
