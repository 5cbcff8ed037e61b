using System.CommandLine;
using BulkExport.Cli.Commands.Arguments;
using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Views.Jobs;

namespace BulkExport.Cli.Commands;

/// <summary>Implements the <c>job show</c> command, which shows the current state of a job.</summary>
internal sealed class JobShowCommand : CliCommand
{
    private readonly JobSidArgument _jobSid = new();

    public JobShowCommand(CliEnvironment environment)
        : base(environment, "show", "Show a job: its progress, its queue position, and the days in each status.") => Add(_jobSid);

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var scope = ClientScope.Create(Environment, parse);
        var job = await scope.Jobs.FetchAsync(parse.GetValue(_jobSid), cancellationToken);
        JobView.Show(job, Environment);
        return ExitCode.Success;
    }
}
