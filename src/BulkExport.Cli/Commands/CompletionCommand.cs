using System.CommandLine;
using BulkExport.Cli.Completion;
using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Json;

namespace BulkExport.Cli.Commands;

/// <summary>Implements the <c>completion</c> command, which prints a script that enables completion in a shell.</summary>
internal sealed class CompletionCommand : CliCommand
{
    private readonly Argument<string> _shell = new("shell") { Description = "The shell in which to enable completion." };

    public CompletionCommand(CliEnvironment environment)
        : base(
            environment,
            "completion",
            $"Print a script that enables completion in a shell, for example: source <({App.ToolName} completion bash)"
        )
    {
        _shell.AcceptOnlyFromAmong([.. CompletionScript.All.Select(script => script.Shell)]);
        Add(_shell);
    }

    protected override Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var shell = parse.GetValue(_shell);
        var script = CompletionScript.All.Single(script => script.Shell == shell);
        if (Environment.Json is { } json)
        {
            json.Write(new CompletionDocument(script.Shell, script.Text), CliJsonContext.Relaxed.CompletionDocument);
        }
        else
        {
            Environment.Output.Write(script.Text);
        }

        return Task.FromResult(ExitCode.Success);
    }
}
