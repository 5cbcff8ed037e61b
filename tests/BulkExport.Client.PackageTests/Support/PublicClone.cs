namespace BulkExport.Client.PackageTests.Support;

/// <summary>Represents a clone of the working tree, including uncommitted changes, with a public remote, as in a release.</summary>
public sealed class PublicClone
{
    /// <summary>The URI of the remote.</summary>
    public const string Address = "https://github.com/example/bulkexport.git";

    private PublicClone(string directory, string commit)
    {
        DirectoryPath = directory;
        Commit = commit;
    }

    public string DirectoryPath { get; }

    /// <summary>Gets the commit of the clone, which is also that of the repository.</summary>
    public string Commit { get; }

    public static async Task<PublicClone> CreateAsync(string directory)
    {
        await GitAsync("clone", "--quiet", "--shared", "--no-checkout", Repository.DirectoryPath, directory);
        await GitAsync("-C", directory, "remote", "set-url", "origin", Address);
        foreach (var file in (await GitAsync("ls-files", "-z", "--cached", "--others", "--exclude-standard")).Split('\0'))
        {
            var original = Repository.PathOf(file);
            if (File.Exists(original)) // deleted files may not be committed yet
            {
                var copy = Path.Combine(directory, file);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(original, copy);
            }
        }

        return new PublicClone(directory, (await GitAsync("-C", directory, "rev-parse", "HEAD")).Trim());
    }

    private static Task<string> GitAsync(params string[] arguments) => Command.RunAsync(Repository.DirectoryPath, "git", arguments);
}
