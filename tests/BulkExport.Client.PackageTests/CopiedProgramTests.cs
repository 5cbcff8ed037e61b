using System.Xml.Linq;
using BulkExport.Client.PackageTests.Support;

namespace BulkExport.Client.PackageTests;

/// <summary>Tests that the complete programs of the pages in <c>docs/</c> compile when they are copied into a new project.</summary>
[Collection(typeof(Consumers))]
public sealed class CopiedProgramTests(ConsumerWorkspace workspace)
{
    private const string Console = "Microsoft.NET.Sdk";
    private const string Web = "Microsoft.NET.Sdk.Web";

    /// <summary>Gets the snippet, the project SDK and the package of each program.</summary>
    private static readonly (string Snippet, string Sdk, string Package)[] Programs =
    [
        ("export-range", Console, PackedPackages.Client),
        ("records-sum", Console, PackedPackages.Client),
        ("records-custom", Console, PackedPackages.Client),
        ("sync-program", Console, PackedPackages.Client),
        ("correctness-check", Console, PackedPackages.Client),
        ("stores-s3", Console, PackedPackages.S3),
        ("stores-azure", Console, PackedPackages.AzureBlobs),
        ("sync-worker", Web, PackedPackages.Hosting),
        ("sync-accounts", Web, PackedPackages.Hosting),
        ("webhooks-endpoint", Web, PackedPackages.AspNetCore),
        ("webhooks-test", Console, PackedPackages.AspNetCore),
    ];

    /// <summary>Gets the other packages that the page of a program adds.</summary>
    private static readonly IReadOnlyDictionary<string, string[]> OtherPackages = new Dictionary<string, string[]>
    {
        ["stores-azure"] = ["Azure.Identity"],
        ["webhooks-test"] = [PackedPackages.Testing, "xunit.v3"],
    };

    [Fact]
    public async Task Programs_CopiedIntoNewProjects_CompileWithoutWarnings()
    {
        var directory = Directory.CreateDirectory(Path.Combine(workspace.DirectoryPath, "copied")).FullName;
        var code = Directory.GetFiles(Repository.PathOf("docs"), "*.md").SelectMany(DocumentationSnippets.ReadPrograms).ToDictionary();
        foreach (var (snippet, sdk, package) in Programs)
        {
            var project = Directory.CreateDirectory(Path.Combine(directory, snippet)).FullName;
            await File.WriteAllTextAsync(Path.Combine(project, "Program.cs"), code[snippet], TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(
                Path.Combine(project, $"{snippet}.csproj"),
                CreateProject(sdk, [package, .. OtherPackages.GetValueOrDefault(snippet, [])]).ToString(),
                TestContext.Current.CancellationToken
            );
        }

        var solution = new XElement(
            "Solution",
            Programs.Select(program => new XElement("Project", new XAttribute("Path", $"{program.Snippet}/{program.Snippet}.csproj")))
        );
        await File.WriteAllTextAsync(Path.Combine(directory, "Copied.slnx"), solution.ToString(), TestContext.Current.CancellationToken);

        await workspace.RunAsync(directory, "build", "Copied.slnx");
    }

    /// <summary>Creates a project as <c>dotnet new</c> does.</summary>
    private XElement CreateProject(string sdk, IEnumerable<string> ids) =>
        new(
            "Project",
            new XAttribute("Sdk", sdk),
            new XElement(
                "PropertyGroup",
                new XElement("OutputType", "Exe"),
                new XElement("TargetFramework", "net10.0"),
                new XElement("ImplicitUsings", "enable"),
                new XElement("Nullable", "enable")
            ),
            new XElement(
                "ItemGroup",
                ids.Select(id => new XElement(
                    "PackageReference",
                    new XAttribute("Include", id),
                    new XAttribute("Version", workspace.GetVersion(id))
                ))
            )
        );
}
