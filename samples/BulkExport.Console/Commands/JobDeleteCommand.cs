using System.CommandLine;
using BulkExport.Client;
using BulkExport.Samples.Views;
using Spectre.Console;

namespace BulkExport.Samples.Commands;

/// <summary><c>job delete</c>: deletes a job, and asks before it does.</summary>
internal sealed class JobDeleteCommand : AppCommand
{
    private readonly JobSidArgument _jobSid = new();
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Delete without asking." };

    public JobDeleteCommand(Surroundings here)
        : base(here, "delete", "Delete a job. Days of it that have not run will not run.")
    {
        Add(_jobSid);
        Add(_yes);
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var jobSid = parse.GetValue(_jobSid);
        var isSure = parse.GetValue(_yes);
        if (!isSure && !(Here.IsInputTerminal && Here.IsOutputTerminal))
        {
            throw new UsageException(
                $"Nobody can be asked whether to delete job {jobSid}: this is no terminal. Give --yes to delete without asking."
            );
        }

        await using var connection = Connection.Open(Here, parse);
        if (!isSure && !await AskAsync(connection.Jobs, jobSid, cancellationToken))
        {
            await Here.Output.WriteLineAsync("Nothing was deleted.");
            return ExitCode.Stopped;
        }

        await connection.Jobs.DeleteAsync(jobSid, cancellationToken);
        await Here.Output.WriteLineAsync($"Job {jobSid} was deleted.");
        return ExitCode.Done;
    }

    private async Task<bool> AskAsync(IJobsClient jobs, JobSid jobSid, CancellationToken cancellationToken)
    {
        var job = await jobs.FetchAsync(jobSid, cancellationToken);
        Here.Screen.WriteLine($"{JobText.Title(job)}, {JobText.Progress(job)} done");
        return await Here.Screen.ConfirmAsync($"Delete job {jobSid}?", defaultValue: false, cancellationToken);
    }
}
