using System.Xml.Linq;

namespace BulkExport.Client.PackageTests.Support;

/// <summary>Builds the programs of a new user, all at once, in <see cref="ConsumerWorkspace"/>.</summary>
public sealed class FirstHourPrograms(ConsumerWorkspace workspace) : IAsyncLifetime
{
    private static readonly string[] Names = ["JobsApi", "JobsApiTests", "Cleanup", "Nightly", "Finance", "Replies", "Accounts"];

    public async ValueTask InitializeAsync()
    {
        var projects = Names.Select(name => workspace.CreateProject(name, name)).ToArray();
        var directory = Path.GetDirectoryName(projects[0])!;
        var solution = new XElement(
            "Solution",
            Names.Select(name => new XElement("Project", new XAttribute("Path", $"{name}/{name}.csproj")))
        );
        await File.WriteAllTextAsync(Path.Combine(directory, "FirstHour.slnx"), solution.ToString());
        await workspace.RunAsync(directory, "build", "FirstHour.slnx", "--configuration=Release");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Gets the path of a program, to be run with <c>dotnet</c>.</summary>
    public string GetPath(string name) => Path.Combine(workspace.DirectoryPath, name, "bin", "Release", "net10.0", $"{name}.dll");
}
