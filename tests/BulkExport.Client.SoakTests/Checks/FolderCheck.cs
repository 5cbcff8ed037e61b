namespace BulkExport.Client.SoakTests;

/// <summary>Looks at a folder after an export: nothing but whole files, and what the export notes.</summary>
internal static class FolderCheck
{
    public static void Check(string folder, Days days, SecretScanner watch)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetFileName(path);
            if (Path.GetFileName(Path.GetDirectoryName(path)) == "_bulkexport")
            {
                if (
                    name != "owner"
                    && !name.EndsWith(".json", StringComparison.Ordinal)
                    && !name.EndsWith(".json.lock", StringComparison.Ordinal)
                )
                {
                    throw new WrongAnswerException($"{name} was left beside the manifest");
                }

                watch.Search(File.ReadAllText(path), "manifest");
            }
            else
            {
                CheckFile(path, days);
            }
        }
    }

    /// <summary>Whether a file has exactly the bytes of its day.</summary>
    public static void CheckFile(string path, Days days)
    {
        var name = Path.GetFileName(path);
        var day = days.All.FirstOrDefault(content => name == $"Messages-{content.Day:yyyy-MM-dd}.json.gz");
        WrongAnswerException.Unless(day is not null, $"{name} was left in the folder");
        WrongAnswerException.Unless(
            File.ReadAllBytes(path).AsSpan().SequenceEqual(day!.Bytes),
            $"{name} has other bytes than were produced"
        );
    }
}
