using BulkExport.Cli.Infrastructure;
using BulkExport.Client.Testing;
using Spectre.Console.Testing;

namespace BulkExport.Cli.Tests.Support;

/// <summary>Runs the command line in this process against a simulated service, with a fake clock and a test console.</summary>
public abstract class CliTestBase : IAsyncLifetime
{
    private readonly Dictionary<string, string> _variables = [];

    protected CliTestBase()
    {
        Service = SimulatedBulkExport.Start(
            new()
            {
                TimeProvider = TimeProvider,
                ConfigureNewJob = job => ConfigureNewJob(job),
                EscapeHyphensInFriendlyNames = false,
            }
        );
        ReadClientOptions = () => Service.CreateClientOptions();
    }

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

    /// <summary>Gets or sets the delegate that configures a job that a command creates.</summary>
    protected Func<SimulatedJob, SimulatedJob> ConfigureNewJob { get; set; } = job => job;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected SimulatedBulkExport Service { get; }

    protected TestConsole Screen { get; } = new TestConsole().Interactive().Width(100);

    protected StringWriter Output { get; } = new() { NewLine = "\n" };

    protected StringWriter Error { get; } = new() { NewLine = "\n" };

    /// <summary>Gets the bytes that were written to the standard output.</summary>
    protected MemoryStream Bytes { get; } = new();

    protected bool IsTerminal { get; set; }

    protected bool HasCredentials { get; set; } = true;

    /// <summary>Gets or sets the delegate that creates the client options.</summary>
    protected Func<BulkExportClientOptions> ReadClientOptions { get; set; }

    /// <summary>Gets or sets a stream that replaces <see cref="Bytes"/>.</summary>
    protected Stream? OutputStream { get; set; }

    private protected AutoAdvanceTimeProvider TimeProvider { get; } = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        Screen.Dispose();
        await Bytes.DisposeAsync();
        await Service.DisposeAsync();
        CleanUp();
        GC.SuppressFinalize(this);
    }

    /// <summary>Removes what the test created outside this process.</summary>
    protected virtual void CleanUp() { }

    protected Task<int> RunAsync(params string[] args) => RunAsync(Output, Token, args);

    protected Task<int> RunAsync(TextWriter output, CancellationToken token, params string[] args) =>
        App.RunAsync(
            args,
            new CliEnvironment
            {
                Screen = Screen,
                Output = output,
                OpenOutput = () => OutputStream ?? Bytes,
                Error = Error,
                IsOutputTerminal = IsTerminal,
                IsInputTerminal = IsTerminal,
                TimeProvider = TimeProvider,
                ReadClientOptions = () => HasCredentials ? ReadClientOptions() : throw new InvalidOperationException("No credential."),
                ReadVariable = _variables.GetValueOrDefault,
            },
            token
        );

    protected void SetVariable(string variable, string value) => _variables[variable] = value;

    /// <summary>Asserts that the command wrote one line to the error stream, without a stack trace and without the secret.</summary>
    protected void AssertOneErrorLine(string start)
    {
        Assert.Equal(1, Error.ToString().Count(c => c == '\n'));
        AssertLastErrorLine(start);
    }

    /// <summary>Asserts that the last line of the error stream is an error, without a stack trace and without the secret.</summary>
    protected void AssertLastErrorLine(string start)
    {
        var text = Error.ToString();
        Assert.StartsWith($"error: {start}", text.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(Service.AuthToken, text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }
}
