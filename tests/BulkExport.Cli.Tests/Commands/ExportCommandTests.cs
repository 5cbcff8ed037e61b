using BulkExport.Cli.Tests.Support;

namespace BulkExport.Cli.Tests.Commands;

public sealed class ExportCommandTests : CliTestBase
{
    private readonly string _directory = Directory.CreateTempSubdirectory("bulkexport-").FullName;

    [Fact]
    public async Task Export_InPipe_WritesProgressAndResult()
    {
        ConfigureNewJob = job => job with { Outcomes = ThreeDays.Outcomes };

        Assert.Equal(0, await ExportAsync());
        var lines = Output.ToString().TrimEnd().Split('\n');
        Assert.EndsWith(
            "  0 of 3 days done; Submitted 3; queue position 1; estimated completion 2026-11-24 12:00:09 UTC",
            lines[0],
            StringComparison.Ordinal
        );
        Assert.Contains(lines, line => line.EndsWith("  3 of 3 days done; Completed 2, CompletedEmptyRecords 1", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith("  0 of 2 files; 0 B received", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("  2 of 2 files; ", StringComparison.Ordinal));
        Assert.Equal("Days: 3 (2 with a file, 1 empty)", lines[^5]);
        Assert.Equal("Files: 2 downloaded", lines[^4]);
        Assert.Equal($"Records: {RecordsOf(1) + RecordsOf(3)}", lines[^3]);
        Assert.Matches("^Bytes: [0-9]+$", lines[^2]);
        Assert.Equal($"Location: {_directory}", lines[^1]);
        Assert.Equal(2, Directory.GetFiles(_directory, "*.json.gz", SearchOption.AllDirectories).Length);
        Assert.Empty(Error.ToString());
    }

    [Fact]
    public async Task Export_AlreadyComplete_CreatesNoJob()
    {
        Assert.Equal(0, await ExportAsync());
        Output.GetStringBuilder().Clear();

        Assert.Equal(0, await ExportAsync("--parallel", "1"));
        Assert.Equal(1, Service.Jobs.Count);
        Assert.Contains("\nFiles: 3 already existed\n", Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_All_RequestsAllDaysAgain()
    {
        Assert.Equal(0, await ExportAsync());
        Output.GetStringBuilder().Clear();

        Assert.Equal(0, await ExportAsync("--all"));
        Assert.Equal(6, Service.Jobs.DaysRequestedToday);
        Assert.Contains("\nFiles: 3 downloaded\n", Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_DayFails_PrintsCommandThatRequestsItAgain()
    {
        ConfigureNewJob = job => job with { Outcomes = WithFailure.Outcomes };
        Assert.Equal(5, await ExportAsync());
        Assert.EndsWith(
            $"To request the missing days again, which counts against the quota, run:\n  bulkexport export messages 2026-11-01 2026-11-03 --to {_directory}\n",
            Output.ToString(),
            StringComparison.Ordinal
        );

        ConfigureNewJob = job => job;
        Assert.Equal(0, await ExportAsync());
        Assert.Equal(4, Service.Jobs.DaysRequestedToday);
    }

    [Fact]
    public async Task Export_DaysMissing_Returns5AndReportsReasons()
    {
        ConfigureNewJob = job => job with { Outcomes = WithFailure.Outcomes };
        Service.Files.Replace(ResourceType.Messages, new(2026, 11, 3), [0x1f, 0x8b, 8, 0]);

        Assert.Equal(5, await ExportAsync());
        var text = Output.ToString();
        Assert.Contains("\nDays: 3 (1 with a file, 2 missing)\n", text, StringComparison.Ordinal);
        Assert.Contains("\nMissing: 2026-11-02: the export failed\n", text, StringComparison.Ordinal);
        Assert.Contains("\nMissing: 2026-11-03: ", text, StringComparison.Ordinal);
        Assert.Contains("\nTo retry the failed downloads, run:\n  bulkexport export ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_InTerminal_DrawsJobThenDownloads()
    {
        IsTerminal = true;
        ConfigureNewJob = job => job with { Outcomes = WithFailure.Outcomes };

        Assert.Equal(5, await ExportAsync());
        Assert.Contains("  Messages of 3 days, 2026-11-01 – 11-03", Screen.Output, StringComparison.Ordinal); // the job may exist before the first frame
        Assert.Contains("2026-11  ■ × ■", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("━  2 of 2 files", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("days      3 (2 with a file, 1 missing)", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("missing   2026-11-02: the export failed", Screen.Output, StringComparison.Ordinal);
        Assert.Equal(
            $"To request the missing days again, which counts against the quota, run:\n  bulkexport export messages 2026-11-01 2026-11-03 --to {_directory}\n",
            Output.ToString()
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Export_Canceled_PrintsCommandToResume(bool isTerminal)
    {
        IsTerminal = isTerminal;
        ConfigureNewJob = job => job with { QueueTime = TimeSpan.FromDays(1) };
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        string[] args = ["export", "messages", "2026-11-01", "2026-11-03", "--to", _directory, "--name", "it's mine"];
        var exporting = RunAsync(Output, cancellation.Token, args);

        while (Service.Requests.Count < 4)
        {
            await TimeProvider.DelayStarted.WaitAsync(Token);
        }

        await cancellation.CancelAsync();

        Assert.Equal(130, await exporting);
        Assert.Equal(
            $"Stopped. To resume, run:\n  bulkexport export messages 2026-11-01 2026-11-03 --to {_directory} --name 'it'\\''s mine'\n",
            Error.ToString()
        );
    }

    [Theory]
    [InlineData("2026-11-03", "2026-11-01", "is before the start day")]
    [InlineData("2026-11-01", "2026-11-23", "specify 2026-11-22 or an earlier day.")]
    public async Task Export_InvalidRange_Returns2(string start, string end, string message)
    {
        Assert.Equal(2, await RunAsync("export", "Messages", start, end, "--to", _directory));
        AssertOneErrorLine("The end day");
        Assert.Contains(message, Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_DirectoryIsFile_Returns1()
    {
        var file = Path.Combine(_directory, "file");
        await File.WriteAllTextAsync(file, string.Empty, Token);

        Assert.Equal(1, await RunAsync("export", "Messages", "2026-11-01", "2026-11-03", "--to", file));
        AssertOneErrorLine("The path ");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Download_ExistingJob_DownloadsFiles(bool isTerminal)
    {
        IsTerminal = isTerminal;
        var sid = Service.Jobs.Add(ThreeDays);

        Assert.Equal(0, await RunAsync("job", "download", $"{sid}", "--to", _directory));
        Assert.Contains("3 (2 with a file, 1 empty)", isTerminal ? Screen.Output : Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(_directory, "*.json.gz", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task Download_UnknownJob_Returns3()
    {
        Assert.Equal(3, await RunAsync("job", "download", TestAccount.JobSidText, "--to", _directory));
        AssertLastErrorLine("Waiting for job"); // the client first polls for a minute, because the service is eventually consistent
    }

    [Theory]
    [InlineData("gs://bucket", "--to: The location 'gs://bucket' has an unknown scheme")]
    [InlineData("az://account", "--to: A location in Azure Blob Storage must be az://account/container[/prefix]")]
    [InlineData("", "--to: The location must be a directory, az://account/container[/prefix] or s3://bucket[/prefix]")]
    public async Task Export_InvalidLocation_Returns2WithHint(string location, string message)
    {
        Assert.Equal(2, await RunAsync("export", "messages", "2026-11-01", "2026-11-03", "--to", location));
        Assert.Contains(message, Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Service.Jobs.Count);
    }

    protected override void CleanUp() => Directory.Delete(_directory, recursive: true);

    private Task<int> ExportAsync(params string[] options) =>
        RunAsync([.. (string[])["export", "messages", "2026-11-01", "2026-11-03", "--to", _directory], .. options]);

    private long RecordsOf(int day) => Service.Files.Get(ResourceType.Messages, new(2026, 11, day)).RecordCount!.Value;
}
