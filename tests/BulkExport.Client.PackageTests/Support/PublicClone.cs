namespace BulkExport.Client.PackageTests.Support;

/// <summary>The clone's working tree, changes that are not committed included, in a clone that has a public remote: what a release is packed in.</summary>
public sealed class PublicClone
{
    /// <summary>The remote's address.</summary>
    public const string Address = "https://github.com/example/bulkexport.git";

    private PublicClone(string folder, string commit)
    {
        Folder = folder;
        Commit = commit;
    }

    public string Folder { get; }

    /// <summary>What it stands on, and the original too.</summary>
    public string Commit { get; }

    public static async Task<PublicClone> MakeAsync(string folder)
    {
        await GitAsync("clone", "--quiet", "--shared", "--no-checkout", Repository.Folder, folder);
        await GitAsync("-C", folder, "remote", "set-url", "origin", Address);
        foreach (var file in (await GitAsync("ls-files", "-z", "--cached", "--others", "--exclude-standard")).Split('\0'))
        {
            var original = Repository.PathOf(file);
            if (File.Exists(original)) // not so for one that is deleted, with no commit yet
            {
                var copy = Path.Combine(folder, file);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(original, copy);
            }
        }

        return new PublicClone(folder, (await GitAsync("-C", folder, "rev-parse", "HEAD")).Trim());
    }

    private static Task<string> GitAsync(params string[] arguments) => Command.RunAsync(Repository.Folder, "git", arguments);
}
