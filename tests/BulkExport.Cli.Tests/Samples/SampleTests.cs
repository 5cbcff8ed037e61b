using System.Text.RegularExpressions;
using BulkExport.Client.Testing;
using BulkExport.Samples;
using Spectre.Console.Testing;

namespace BulkExport.Cli.Tests.Samples;

[Collection(nameof(NonParallelTests))]
public sealed class SampleTests : IDisposable
{
    private readonly AutoAdvanceTimeProvider _timeProvider = new();
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly TextWriter _originalOutput = Console.Out;
    private readonly TestConsole _screen = new TestConsole().Interactive().Width(80);

    public SampleTests() => Console.SetOut(_output);

    public void Dispose()
    {
        Console.SetOut(_originalOutput);
        _screen.Dispose();
        _output.Dispose();
    }

    [Theory]
    [InlineData(true, 141)]
    [InlineData(false, 1)]
    public async Task Run_OutputCannotBeWritten_ReturnsExitCode(bool isClosed, int exitCode)
    {
        await using var output = new FailingWriter(isClosed ? new UnauthorizedAccessException() : new IOException("No space left"));
        Console.SetOut(output);

        Assert.Equal(exitCode, await RunAsync());
    }

    [Fact]
    public async Task Run_NoCredentials_RunsSnippetsInOrder()
    {
        var before = GetTemporaryDirectories();

        Assert.Equal(0, await RunAsync());

        string[] expected =
        [
            "The environment variables contain no complete credential, or select an unsupported region. Started a simulated service on http://",
            "Registered BulkExportClient.",
            "Created job JS",
            ": Messages, 2026-11-16 to 2026-11-22",
            "  Submitted: 7",
            "0 of 7 days",
            "7 of 7 days",
            "Completed: 5 days, empty: 1 day, failed: 1 day",
            "2026-11-16: Downloaded, ",
            "2026-11-18: NoRecords, 0 records",
            "2026-11-20: ExportFailed, 0 records",
            "Messages-2026-11-16.json.gz: ",
            "########################################",
            "Deleted job JS",
            "Exported 1 of 1 days, ",
            " does not exist.",
            "Failed days: 2026-11-03",
            "The service returned 403",
            "Requests received: 2",
        ];
        var index = 0;
        foreach (var text in expected)
        {
            index = _output.ToString().IndexOf(text, index, StringComparison.Ordinal);
            Assert.True(index >= 0, $"'{text}' is missing or out of order in:\n{_output}");
        }

        Assert.DoesNotContain('\e', _output.ToString());
        Assert.Empty(_screen.Output);
        Assert.Equal(before, GetTemporaryDirectories());
    }

    [Fact]
    public async Task Run_InTerminal_DrawsProgressAndChart()
    {
        Assert.Equal(0, await RunAsync(isTerminal: true));

        Assert.Contains("7 of 7 days", _screen.Output, StringComparison.Ordinal);
        Assert.Matches(new Regex("Thu 2026-11-19 +█+ [0-9]{4}"), _screen.Output);
    }

    [Fact]
    public async Task Run_Credentials_ShowsUsageAndSendsNoRequest()
    {
        await using var service = SimulatedBulkExport.Start();

        Assert.Equal(0, await RunAsync(options: service.CreateClientOptions()));
        Assert.StartsWith("Credentials were found in the environment", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("delete-job <job-sid>", _output.ToString(), StringComparison.Ordinal);

        Assert.Equal(0, await RunAsync(options: service.CreateClientOptions(), args: "demo"));
        Assert.Contains("The credentials in the environment are not used.", _output.ToString(), StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task Run_SnippetByName_RunsItAgainstTheAccount()
    {
        await using var service = SimulatedBulkExport.Start();
        var jobSid = service.Jobs.Add(new SimulatedJob { StartDay = new(2026, 11, 1), EndDay = new(2026, 11, 3) });

        Assert.Equal(0, await RunAsync(options: service.CreateClientOptions(), args: ["delete-job", $"{jobSid}"]));
        Assert.EndsWith($"Deleted job {jobSid}.\n", _output.ToString(), StringComparison.Ordinal);
        Assert.False(service.Jobs.Contains(jobSid));
        Assert.Equal(1, await RunAsync(options: service.CreateClientOptions(), args: ["fetch-job", $"{jobSid}"]));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("fetch-job")]
    [InlineData("fetch-job", TestAccount.JobSidText)] // no credentials
    public async Task Run_InvalidUsage_Returns2(params string[] args)
    {
        Assert.Equal(2, await RunAsync(args: args));
        Assert.Contains(" -- demo\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_InvalidArgument_Returns2()
    {
        await using var service = SimulatedBulkExport.Start();

        Assert.Equal(2, await RunAsync(options: service.CreateClientOptions(), args: ["fetch-job", "JS12"]));
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task Run_Canceled_DeletesTemporaryDirectory()
    {
        var before = GetTemporaryDirectories();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = SampleApp.RunAsync([], CreateEnvironment(isTerminal: false, options: null), cancellation.Token);
        await _timeProvider.DelayStarted.WaitAsync(TestContext.Current.CancellationToken);

        await cancellation.CancelAsync();

        Assert.Equal(130, await running);
        Assert.EndsWith("Canceled.\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, GetTemporaryDirectories());
    }

    private static string[] GetTemporaryDirectories() => Directory.GetDirectories(Path.GetTempPath(), "bulkexport-sample-*");

    private Task<int> RunAsync(bool isTerminal = false, BulkExportClientOptions? options = null, params string[] args) =>
        SampleApp.RunAsync(args, CreateEnvironment(isTerminal, options), TestContext.Current.CancellationToken);

    private SampleEnvironment CreateEnvironment(bool isTerminal, BulkExportClientOptions? options) =>
        new()
        {
            Screen = _screen,
            IsTerminal = isTerminal,
            TimeProvider = _timeProvider,
            ClientOptions = options,
        };

    private sealed class FailingWriter(Exception exception) : StringWriter
    {
        public override void WriteLine(string? value) => throw exception;
    }
}
