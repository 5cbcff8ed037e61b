using System.Security.Cryptography;

namespace BulkExport.Client.SoakTests;

/// <summary>Lists days, and downloads and opens their files.</summary>
internal static class DayOperations
{
    public static IEnumerable<SoakOperation> All =>
        [
            new("Days.List", 12, TimeoutLimits.List, ListAsync),
            new("Days.OpenRead", 10, TimeoutLimits.Transfer, OpenReadAsync) { TransfersFiles = true },
            new("Days.Download", 14, TimeoutLimits.Transfer, DownloadAsync) { TransfersFiles = true },
            new("Days.Download to an invalid path", 2, TimeoutLimits.Transfer, DownloadToInvalidPathAsync) { TransfersFiles = true },
        ];

    private static async Task ListAsync(SoakFixture fixture, Call call)
    {
        var max = call.Random.Next(4) == 0 ? call.Random.Next(6) : int.MaxValue;
        var listed = new List<ExportedDay>();
        await foreach (var day in fixture.Client.Days.ListAsync(SoakFixture.Type, call.Token))
        {
            listed.Add(day);
            if (listed.Count >= max)
            {
                return;
            }
        }

        fixture.CheckDays(listed, call);
        fixture.Scanner.Search(string.Join(' ', listed), "results");
    }

    private static async Task OpenReadAsync(SoakFixture fixture, Call call)
    {
        var day = fixture.Days.Any(call.Random);
        var stopsEarly = call.Random.Next(4) == 0;
        await using var stream = await fixture.Client.Days.OpenReadAsync(SoakFixture.Type, day.Day, call.Token);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[32 * 1024];
        while (await stream.ReadAsync(buffer, call.Token) is var read and > 0)
        {
            hash.AppendData(buffer, 0, read);
            if (stopsEarly)
            {
                return;
            }
        }

        UnexpectedResultException.Require(
            hash.GetHashAndReset().AsSpan().SequenceEqual(day.PlainHash),
            $"the content of the file of {day.Day} differs"
        );
    }

    private static async Task DownloadAsync(SoakFixture fixture, Call call)
    {
        var day = fixture.Days.Any(call.Random);
        var directory = fixture.GetDirectory(call);
        var path = Path.Combine(directory, FormattableString.Invariant($"Messages-{day.Day:yyyy-MM-dd}.json.gz"));
        try
        {
            var file = await fixture.Client.Days.DownloadAsync(SoakFixture.Type, day.Day, path, new Progress<long>(), call.Token);
            UnexpectedResultException.Require(
                file.RecordCount == day.Records.Count && file.Size == day.Bytes.Length,
                $"{file} differs from the generated file"
            );
            fixture.Scanner.Search($"{file}", "results");
        }
        finally
        {
            DirectoryVerifier.Check(directory, fixture.Days, fixture.Scanner);
        }
    }

    private static async Task DownloadToInvalidPathAsync(SoakFixture fixture, Call call)
    {
        var file = Path.Combine(fixture.GetDirectory(call), "file");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "a file instead of a directory");
        try
        {
            await fixture.Client.Days.DownloadAsync(
                SoakFixture.Type,
                fixture.Days.Any(call.Random).Day,
                Path.Combine(file, "in a file"),
                null,
                call.Token
            );
        }
        catch (BulkExportFileException e)
        {
            fixture.Scanner.SearchException(e, $"{e.GetType().Name} of a download");
            return;
        }

        throw new UnexpectedResultException("a file was created below a file");
    }
}
