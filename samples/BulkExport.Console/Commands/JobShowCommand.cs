using System.CommandLine;
using BulkExport.Samples.Views;

namespace BulkExport.Samples.Commands;

/// <summary><c>job show</c>: a job as it is now.</summary>
internal sealed class JobShowCommand : AppCommand
{
    private readonly JobSidArgument _jobSid = new();

    public JobShowCommand(Surroundings here)
        : base(here, "show", "Show a job: its statuses with their days, its progress, its place in the queue.") => Add(_jobSid);

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var connection = Connection.Open(Here, parse);
        var job = await connection.Jobs.FetchAsync(parse.GetValue(_jobSid), cancellationToken);
        JobView.Show(job, Here);
        return ExitCode.Done;
    }
}
