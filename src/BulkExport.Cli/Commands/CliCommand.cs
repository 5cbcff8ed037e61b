using System.CommandLine;
using BulkExport.Cli.Commands.Arguments;
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

    /// <summary>Gets the environment, which depends on <c>--json</c> as soon as the command runs.</summary>
    protected CliEnvironment Environment { get; private set; }

    public Task<int> InvokeAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        if (JsonOption.IsSet(parse))
        {
            Environment = Environment.WithJson();
        }

        return ErrorReporter.RunAsync(
            Environment,
            () => RunAsync(parse, cancellationToken),
            exitCode => exitCode == ExitCode.NotFound ? ResourceTypeArgument.FormatHint(parse) : null
        );
    }

    /// <summary>Writes the command that resumes a canceled command.</summary>
    protected async Task<ExitCode> WriteResumeHintAsync(string commandLine)
    {
        await Environment.Error.WriteLineAsync("Stopped. To resume, run:");
        await Environment.Error.WriteLineAsync($"  {commandLine}");
        return ExitCode.Canceled;
    }

    protected abstract Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken);
}
