using System.CommandLine;

namespace BulkExport.Samples.Commands;

/// <summary>A verb. Whatever it throws becomes one line and an exit code.</summary>
internal abstract class AppCommand : Command
{
    protected AppCommand(Surroundings here, string name, string description)
        : base(name, description)
    {
        Here = here;
        SetAction(InvokeAsync);
    }

    protected Surroundings Here { get; }

    public Task<int> InvokeAsync(ParseResult parse, CancellationToken cancellationToken) =>
        Failures.GuardAsync(Here, () => RunAsync(parse, cancellationToken));

    protected abstract Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken);
}
