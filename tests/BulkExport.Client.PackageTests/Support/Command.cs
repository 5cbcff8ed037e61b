using System.Diagnostics;

namespace BulkExport.Client.PackageTests.Support;

/// <summary>Runs programs that must end well, each within a generous time.</summary>
internal static class Command
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it wrote to its output. What it wrote to its errors is in the message when it fails.</returns>
    public static async Task<string> RunAsync(
        string folder,
        string program,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        using var process = Start(folder, program, arguments, environment);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"Not over in {Limit}: {program} {string.Join(' ', arguments)}\n{await output}\n{await errors}");
        }

        Assert.True(
            process.ExitCode == 0,
            $"Exit code {process.ExitCode}: {program} {string.Join(' ', arguments)}\n{await output}\n{await errors}"
        );
        return await output;
    }

    /// <summary>Starts a program with its streams in our hands.</summary>
    public static Process Start(
        string folder,
        string program,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfTheTestRun).ToArray())
        {
            start.Environment.Remove(name);
        }

        // Nothing may outlive its command: a server that did would hold on to our streams and to the folder.
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

    /// <summary>What <c>dotnet test</c> leaves in the environment for its own, and credentials that a snippet would find.</summary>
    private static bool IsOfTheTestRun(string name) =>
        name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("TESTINGPLATFORM_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("DOTNET_CLI_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("TWILIO_", StringComparison.OrdinalIgnoreCase);
}
