using System.Diagnostics;

namespace BulkExport.Client.PackageTests.Support;

/// <summary>The command-line tool, installed from the directory with the packages, which is the only source.</summary>
public sealed class InstalledTool(PackedPackages packages) : IAsyncLifetime
{
    private readonly string _directory = Path.Combine(packages.TempDirectory, "tool");

    /// <summary>Gets the path of the tool.</summary>
    public string Program => Path.Combine(_directory, OperatingSystem.IsWindows() ? "bulkexport.exe" : "bulkexport");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_directory);
        await Command.RunAsync(
            _directory,
            "dotnet",
            [
                "tool",
                "install",
                PackedPackages.Tool,
                $"--tool-path={_directory}",
                $"--version={packages.Read(PackedPackages.Tool).Version}",
                $"--source={packages.DirectoryPath}",
            ],
            new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(packages.TempDirectory, "tool-cache") }
        );
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Runs the tool until it exits successfully.</summary>
    /// <returns>Its output.</returns>
    public Task<string> RunAsync(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        Command.RunAsync(_directory, Program, arguments, environment);

    /// <summary>Starts the tool with redirected streams.</summary>
    public Process Start(IReadOnlyList<string> arguments) => Command.Start(_directory, Program, arguments);
}
