using BulkExport.Client.CompatibilityTests;

[assembly: AssemblyFixture(typeof(NodeProject))]

namespace BulkExport.Client.CompatibilityTests;

/// <summary>The Node.js programs, in their copy beside the tests' assembly, with the packages that they need.</summary>
public sealed class NodeProject : IAsyncLifetime
{
    private const string Folder = "node";

    private static readonly string FolderPath = Path.Combine(AppContext.BaseDirectory, Folder);

    private readonly string? _node = Find(OperatingSystem.IsWindows() ? "node.exe" : "node");
    private readonly string? _npm = Find(OperatingSystem.IsWindows() ? "npm.cmd" : "npm");

    /// <summary>Installs the packages, unless those of the lock file are there.</summary>
    public async ValueTask InitializeAsync()
    {
        if (_node is null)
        {
            return;
        }

        var wanted = await File.ReadAllTextAsync(Path.Combine(FolderPath, "package-lock.json"));
        var stamp = Path.Combine(FolderPath, "node_modules", ".installed"); // npm removes it with the rest before it installs anew
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted)
        {
            return;
        }

        if (_npm is null)
        {
            throw new InvalidOperationException(
                "Node.js is here, but there is no 'npm' on the PATH, which installs the packages that these tests speak with. "
                    + "Install npm: it comes with Node.js from nodejs.org; many Linux distributions have it as a package of its own, 'npm'."
            );
        }

        await using var npm = ChildProcess.Start(_npm, FolderPath, ["ci"]);
        await npm.WaitForSuccessAsync();
        await File.WriteAllTextAsync(stamp, wanted);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public bool IsInstalled => _node is not null;

    /// <summary>Skips the test that calls it where there is no Node.js. Where there is, whatever goes wrong is a failure.</summary>
    public void SkipIfMissing() => Assert.SkipUnless(IsInstalled, "Node.js is not installed: there is no 'node' on the PATH.");

    internal ChildProcess Run(string[] arguments, IEnumerable<KeyValuePair<string, string>>? environment = null) =>
        ChildProcess.Start(_node!, FolderPath, arguments, environment);

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
