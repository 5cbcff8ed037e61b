using System.CommandLine;
using BulkExport.Cli.Infrastructure;

namespace BulkExport.Cli.Commands;

/// <summary>Provides the base class of the commands, which maps exceptions to a one-line message and an exit code.</summary>
internal abstract class CliCommand : Command
{
    protected CliCommand(CliEnvironment environment, string name, string description)
        : base(name, description)
    {
        Environment = environment;
        SetAction(InvokeAsync);
    }

    protected CliEnvironment Environment { get; }

    public Task<int> InvokeAsync(ParseResult parse, CancellationToken cancellationToken) =>
        ErrorReporter.RunAsync(Environment, () => RunAsync(parse, cancellationToken));

    protected abstract Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken);
}
