using System.CommandLine;
using BulkExport.Cli.Commands.Arguments;
using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Views.Days;

namespace BulkExport.Cli.Commands;

/// <summary>Implements the <c>days list</c> command, which lists the exported days of a resource type.</summary>
internal sealed class DaysListCommand : CliCommand
{
    private readonly ResourceTypeArgument _type = new();

    public DaysListCommand(CliEnvironment environment)
        : base(
            environment,
            "list",
            "List the days that have a file. Columns of redirected output: day, size in bytes, creation date, name of the job."
        ) => Add(_type);

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var type = parse.GetValue(_type);
        await using var scope = ClientScope.Create(Environment, parse);
        await DayListView.ShowAsync(scope.Client.Days.ListAsync(type, cancellationToken), type, Environment);
        return ExitCode.Success;
    }
}
