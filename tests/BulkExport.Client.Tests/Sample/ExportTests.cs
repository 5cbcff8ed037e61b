namespace BulkExport.Client.Tests.Sample;

public sealed class ExportTests : SampleTest
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bulkexport-").FullName;

    [Fact]
    public async Task Export_InAPipe_WritesTheWayAndWhatItBrought()
    {
        NewJobs = job => job with { Outcomes = ThreeDays.Outcomes };

        Assert.Equal(0, await ExportAsync());
        var lines = Output.ToString().TrimEnd().Split('\n');
        Assert.EndsWith(
            "  0 of 3 days done; Submitted 3; place 1 in the queue; estimate 2026-11-24 12:00:09 UTC",
            lines[0],
            StringComparison.Ordinal
        );
        Assert.Contains(lines, line => line.EndsWith("  3 of 3 days done; Completed 2, CompletedEmptyRecords 1", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith("  0 of 2 files; 0 B received", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("  2 of 2 files; ", StringComparison.Ordinal));
        Assert.Equal("Days: 3 (2 with a file, 1 empty)", lines[^5]);
        Assert.Equal("Files: 2 fetched", lines[^4]);
        Assert.Equal($"Records: {RecordsOf(1) + RecordsOf(3)}", lines[^3]);
        Assert.Matches("^Bytes: [0-9]+$", lines[^2]);
        Assert.Equal($"Folder: {_folder}", lines[^1]);
        Assert.Equal(2, Directory.GetFiles(_folder, "*.json.gz", SearchOption.AllDirectories).Length);
        Assert.Empty(Error.ToString());
    }

    [Fact]
    public async Task Export_Again_AsksForNothingNew()
    {
        Assert.Equal(0, await ExportAsync());
        Output.GetStringBuilder().Clear();

        Assert.Equal(0, await ExportAsync("--parallel", "1"));
        Assert.Equal(1, Service.Jobs.Count);
        Assert.Contains("\nFiles: 3 there before\n", Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_DaysMissing_Exits5AndSaysWhy()
    {
        NewJobs = job => job with { Outcomes = WithFailure.Outcomes };
        Service.Files.Replace(ResourceType.Messages, new(2026, 11, 3), [0x1f, 0x8b, 8, 0]);

        Assert.Equal(5, await ExportAsync());
        var text = Output.ToString();
        Assert.Contains("\nDays: 3 (1 with a file, 2 missing)\n", text, StringComparison.Ordinal);
        Assert.Contains("\nMissing: 2026-11-02: the service could not export it\n", text, StringComparison.Ordinal);
        Assert.Contains("\nMissing: 2026-11-03: ", text, StringComparison.Ordinal);
        Assert.EndsWith("\nThe same command tries the days again that could not be downloaded.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_InATerminal_DrawsTheJobThenTheFiles()
    {
        IsTerminal = true;
        NewJobs = job => job with { Outcomes = WithFailure.Outcomes };

        Assert.Equal(5, await ExportAsync());
        Assert.Contains("Asking for the job  Messages of 3 days, 2026-11-01 – 11-03", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("2026-11  ■ × ■", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("━  2 of 2 files", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("days      3 (2 with a file, 1 missing)", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("missing   2026-11-02: the service could not export it", Screen.Output, StringComparison.Ordinal);
        Assert.Empty(Output.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Export_Stopped_SaysThatTheSameCommandGoesOn(bool isTerminal)
    {
        IsTerminal = isTerminal;
        NewJobs = job => job with { QueueTime = TimeSpan.FromDays(1) };
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Token);
        string[] args = ["export", "messages", "2026-11-01", "2026-11-03", "--to", _folder, "--name", "it's mine"];
        var exporting = RunAsync(Output, stopping.Token, args);

        while (Service.Requests.Count < 4)
        {
            await Clock.WaitBegan.WaitAsync(Token);
        }

        await stopping.CancelAsync();

        Assert.Equal(130, await exporting);
        Assert.Equal(
            $"Stopped. The same command goes on where this one was:\n  dotnet run --project samples/BulkExport.Console -- export messages 2026-11-01 2026-11-03 --to {_folder} --name 'it'\\''s mine'\n",
            Error.ToString()
        );
    }

    [Theory]
    [InlineData("2026-11-03", "2026-11-01", "is before the start day")]
    [InlineData("2026-11-01", "2026-11-23", "The latest day allowed now is 2026-11-22.")]
    public async Task Export_RangeBreaksARule_Exits2(string start, string end, string message)
    {
        Assert.Equal(2, await RunAsync("export", "Messages", start, end, "--to", _folder));
        AssertOneErrorLine("The end day");
        Assert.Contains(message, Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_FolderIsAFile_Exits1()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, string.Empty, Token);

        Assert.Equal(1, await RunAsync("export", "Messages", "2026-11-01", "2026-11-03", "--to", file));
        AssertOneErrorLine("The file ");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Download_Job_BringsItsFiles(bool isTerminal)
    {
        IsTerminal = isTerminal;
        var sid = Service.Jobs.Add(ThreeDays);

        Assert.Equal(0, await RunAsync("job", "download", $"{sid}", "--to", _folder));
        Assert.Contains("3 (2 with a file, 1 empty)", isTerminal ? Screen.Output : Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(_folder, "*.json.gz", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task Download_NoSuchJob_Exits3()
    {
        Assert.Equal(3, await RunAsync("job", "download", TestAccount.JobSidText, "--to", _folder));
        AssertOneErrorLine("Waiting for job");
    }

    protected override void CleanUp() => Directory.Delete(_folder, recursive: true);

    private Task<int> ExportAsync(params string[] options) =>
        RunAsync([.. (string[])["export", "messages", "2026-11-01", "2026-11-03", "--to", _folder], .. options]);

    private long RecordsOf(int day) => Service.Files.Of(ResourceType.Messages, new(2026, 11, day)).RecordCount!.Value;
}
