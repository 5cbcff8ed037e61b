using System.Security.Cryptography;

namespace BulkExport.Client.SoakTests;

/// <summary>Days and their files.</summary>
internal static class DayOperations
{
    public static IEnumerable<SoakOperation> All =>
        [
            new("Days.List", 12, TimeoutLimits.List, ListAsync),
            new("Days.OpenRead", 10, TimeoutLimits.Transfer, OpenReadAsync) { IsOfFiles = true },
            new("Days.Download", 14, TimeoutLimits.Transfer, DownloadAsync) { IsOfFiles = true },
            new("Days.Download to nowhere", 2, TimeoutLimits.Transfer, DownloadToNowhereAsync) { IsOfFiles = true },
        ];

    private static async Task ListAsync(SoakFixture scene, Call call)
    {
        var most = call.Random.Next(4) == 0 ? call.Random.Next(6) : int.MaxValue;
        var listed = new List<ExportedDay>();
        await foreach (var day in scene.Client.Days.ListAsync(SoakFixture.Type, call.Token))
        {
            listed.Add(day);
            if (listed.Count >= most)
            {
                return;
            }
        }

        scene.CheckDays(listed, call);
        scene.Watch.Search(string.Join(' ', listed), "results");
    }

    private static async Task OpenReadAsync(SoakFixture scene, Call call)
    {
        var day = scene.Days.Any(call.Random);
        var leaves = call.Random.Next(4) == 0;
        await using var stream = await scene.Client.Days.OpenReadAsync(SoakFixture.Type, day.Day, call.Token);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[32 * 1024];
        while (await stream.ReadAsync(buffer, call.Token) is var read and > 0)
        {
            hash.AppendData(buffer, 0, read);
            if (leaves)
            {
                return;
            }
        }

        WrongAnswerException.Unless(
            hash.GetHashAndReset().AsSpan().SequenceEqual(day.PlainHash),
            $"the file of {day.Day} came with another content"
        );
    }

    private static async Task DownloadAsync(SoakFixture scene, Call call)
    {
        var day = scene.Days.Any(call.Random);
        var folder = scene.FolderOf(call);
        var path = Path.Combine(folder, FormattableString.Invariant($"Messages-{day.Day:yyyy-MM-dd}.json.gz"));
        try
        {
            var file = await scene.Client.Days.DownloadAsync(SoakFixture.Type, day.Day, path, new Progress<long>(), call.Token);
            WrongAnswerException.Unless(
                file.RecordCount == day.Records.Count && file.Size == day.Bytes.Length,
                $"{file} is not what was produced"
            );
            scene.Watch.Search($"{file}", "results");
        }
        finally
        {
            FolderCheck.Check(folder, scene.Days, scene.Watch);
        }
    }

    private static async Task DownloadToNowhereAsync(SoakFixture scene, Call call)
    {
        var file = Path.Combine(scene.FolderOf(call), "file");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "a file, and no folder");
        try
        {
            await scene.Client.Days.DownloadAsync(
                SoakFixture.Type,
                scene.Days.Any(call.Random).Day,
                Path.Combine(file, "in a file"),
                null,
                call.Token
            );
        }
        catch (BulkExportFileException e)
        {
            scene.Watch.SearchException(e, $"{e.GetType().Name} of a download");
            return;
        }

        throw new WrongAnswerException("a file was put into a file");
    }
}
