using BulkExport.Client.CompatibilityTests;

[assembly: AssemblyFixture(typeof(NodeProject))]

namespace BulkExport.Client.CompatibilityTests;

/// <summary>The Node.js scripts next to the test assembly, and their npm packages.</summary>
public sealed class NodeProject : IAsyncLifetime
{
    private const string DirectoryName = "node";

    private static readonly string DirectoryPath = Path.Combine(AppContext.BaseDirectory, DirectoryName);

    private readonly string? _node = Find(OperatingSystem.IsWindows() ? "node.exe" : "node");
    private readonly string? _npm = Find(OperatingSystem.IsWindows() ? "npm.cmd" : "npm");

    /// <summary>Installs the packages of the lock file unless they are installed.</summary>
    public async ValueTask InitializeAsync()
    {
        if (_node is null)
        {
            return;
        }

        var lockFile = await File.ReadAllTextAsync(Path.Combine(DirectoryPath, "package-lock.json"));
        var stamp = Path.Combine(DirectoryPath, "node_modules", ".installed"); // removed by npm ci together with the rest
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == lockFile)
        {
            return;
        }

        if (_npm is null)
        {
            throw new InvalidOperationException(
                "Node.js is installed, but 'npm', which installs the packages of these tests, is not on the PATH. "
                    + "Install npm: it is included in Node.js from nodejs.org; many Linux distributions have a separate package, 'npm'."
            );
        }

        await using var npm = ChildProcess.Start(_npm, DirectoryPath, ["ci"]);
        await npm.WaitForSuccessAsync();
        await File.WriteAllTextAsync(stamp, lockFile);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public bool IsInstalled => _node is not null;

    /// <summary>Skips the calling test if Node.js is not installed.</summary>
    public void SkipIfMissing() => Assert.SkipUnless(IsInstalled, "Node.js is not installed: 'node' is not on the PATH.");

    internal ChildProcess Run(string[] arguments, IEnumerable<KeyValuePair<string, string>>? environment = null) =>
        ChildProcess.Start(_node!, DirectoryPath, arguments, environment);

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Select(directory => Path.Combine(directory, program))
            .FirstOrDefault(File.Exists);
}
