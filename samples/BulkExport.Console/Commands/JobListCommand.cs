using System.CommandLine;
using BulkExport.Samples.Views;

namespace BulkExport.Samples.Commands;

/// <summary><c>job list</c>: the jobs of one kind of records.</summary>
internal sealed class JobListCommand : AppCommand
{
    private readonly ResourceTypeArgument _type = new();

    public JobListCommand(Surroundings here)
        : base(here, "list", "List the jobs of one kind of records: in a pipe SID, first day, last day, progress, statuses, name.") =>
        Add(_type);

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var type = parse.GetValue(_type);
        await using var connection = Connection.Open(Here, parse);
        await JobListView.ShowAsync(connection.Jobs.ListAsync(type, cancellationToken), type, Here);
        return ExitCode.Done;
    }
}
