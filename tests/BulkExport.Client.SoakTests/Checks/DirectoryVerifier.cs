namespace BulkExport.Client.SoakTests;

/// <summary>Verifies that a directory contains only complete files and the documents of the export.</summary>
internal static class DirectoryVerifier
{
    public static void Check(string directory, Days days, SecretScanner scanner)
    {
        if (!Directory.Exists(directory))
        {
            return;
        }

        foreach (var path in Directory.GetFiles(directory, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetFileName(path);
            if (Path.GetRelativePath(directory, path).StartsWith("_bulkexport", StringComparison.Ordinal))
            {
                UnexpectedResultException.Require(
                    !name.EndsWith(".tmp", StringComparison.Ordinal),
                    $"{name} remained in the metadata directory"
                );
                scanner.Search(File.ReadAllText(path), "document");
            }
            else
            {
                CheckFile(path, days);
            }
        }
    }

    /// <summary>Verifies that the bytes of a file equal those of its day.</summary>
    public static void CheckFile(string path, Days days)
    {
        var name = Path.GetFileName(path);
        var day = days.All.FirstOrDefault(content => name == $"Messages-{content.Day:yyyy-MM-dd}.json.gz");
        UnexpectedResultException.Require(day is not null, $"unexpected file {name} in the directory");
        UnexpectedResultException.Require(
            File.ReadAllBytes(path).AsSpan().SequenceEqual(day!.Bytes),
            $"the bytes of {name} differ from the generated file"
        );
    }
}
