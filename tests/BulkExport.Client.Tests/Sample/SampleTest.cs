using BulkExport.Client.Testing;
using BulkExport.Samples;
using Spectre.Console.Testing;

namespace BulkExport.Client.Tests.Sample;

/// <summary>The sample's command line in this process, on a simulated service, a clock that jumps over waits and a screen of its own.</summary>
public abstract class SampleTest : IAsyncLifetime
{
    private readonly Dictionary<string, string> _variables = [];

    protected SampleTest() =>
        Service = SimulatedBulkExport.Start(
            new()
            {
                TimeProvider = Clock,
                NewJobs = job => NewJobs(job),
                AltersFriendlyNames = false,
            }
        );

    protected static SimulatedJob ThreeDays { get; } =
        new()
        {
            StartDay = new(2026, 11, 1),
            EndDay = new(2026, 11, 3),
            FriendlyName = "November",
            Outcomes = new Dictionary<DateOnly, JobStatus> { [new(2026, 11, 2)] = JobStatus.CompletedEmptyRecords },
        };

    protected static SimulatedJob WithFailure { get; } =
        ThreeDays with
        {
            Outcomes = new Dictionary<DateOnly, JobStatus> { [new(2026, 11, 2)] = JobStatus.Failed },
        };

    /// <summary>What becomes of a job that a command asks for.</summary>
    protected Func<SimulatedJob, SimulatedJob> NewJobs { get; set; } = job => job;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected SimulatedBulkExport Service { get; }

    protected TestConsole Screen { get; } = new TestConsole().Interactive().Width(100);

    protected StringWriter Output { get; } = new() { NewLine = "\n" };

    protected StringWriter Error { get; } = new() { NewLine = "\n" };

    /// <summary>What went to the output as bytes.</summary>
    protected MemoryStream Bytes { get; } = new();

    protected bool IsTerminal { get; set; }

    protected bool HasCredential { get; set; } = true;

    /// <summary>Takes the place of <see cref="Bytes"/>.</summary>
    protected Stream? OutputStream { get; set; }

    private protected AutoAdvanceTimeProvider Clock { get; init; } = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        Screen.Dispose();
        await Bytes.DisposeAsync();
        await Service.DisposeAsync();
        CleanUp();
        GC.SuppressFinalize(this);
    }

    /// <summary>Removes what the test made outside this process.</summary>
    protected virtual void CleanUp() { }

    protected Task<int> RunAsync(params string[] args) => RunAsync(Output, Token, args);

    protected Task<int> RunAsync(TextWriter output, CancellationToken token, params string[] args) =>
        App.RunAsync(
            args,
            new Surroundings
            {
                Screen = Screen,
                Output = output,
                OpenOutput = () => OutputStream ?? Bytes,
                Error = Error,
                IsOutputTerminal = IsTerminal,
                IsInputTerminal = IsTerminal,
                Clock = Clock,
                ReadCredential = () =>
                    HasCredential ? Service.CreateClientOptions() : throw new InvalidOperationException("No credential."),
                ReadVariable = _variables.GetValueOrDefault,
            },
            token
        );

    protected void Set(string variable, string value) => _variables[variable] = value;

    /// <summary>That the command said one line on the error stream, without a stack trace, and not the secret.</summary>
    protected void AssertOneErrorLine(string start)
    {
        var text = Error.ToString();
        Assert.StartsWith($"error: {start}", text, StringComparison.Ordinal);
        Assert.Equal(1, text.Count(c => c == '\n'));
        Assert.DoesNotContain(Service.AuthToken, text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }
}
