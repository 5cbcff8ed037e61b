using System.CommandLine;
using BulkExport.Cli.Commands.Arguments;
using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Views.Jobs;

namespace BulkExport.Cli.Commands;

/// <summary>Implements the <c>job list</c> command, which lists the jobs of a resource type.</summary>
internal sealed class JobListCommand : CliCommand
{
    private readonly ResourceTypeArgument _type = new();

    public JobListCommand(CliEnvironment environment)
        : base(
            environment,
            "list",
            "List the jobs of a resource type. Columns of redirected output: SID, first day, last day, progress, statuses, name."
        ) => Add(_type);

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var type = parse.GetValue(_type);
        await using var scope = ClientScope.Create(Environment, parse);
        await JobListView.ShowAsync(scope.Jobs.ListAsync(type, cancellationToken), type, Environment);
        return ExitCode.Success;
    }
}
