using System.CommandLine;
using BulkExport.Samples.Views;

namespace BulkExport.Samples.Commands;

/// <summary><c>days list</c>: the days whose files are there.</summary>
internal sealed class DaysListCommand : AppCommand
{
    private readonly ResourceTypeArgument _type = new();

    public DaysListCommand(Surroundings here)
        : base(here, "list", "List the days whose files are there: in a pipe the day, the bytes, when it was made, the name of its job.") =>
        Add(_type);

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var type = parse.GetValue(_type);
        await using var connection = Connection.Open(Here, parse);
        await DayListView.ShowAsync(connection.Client.Days.ListAsync(type, cancellationToken), type, Here);
        return ExitCode.Done;
    }
}
