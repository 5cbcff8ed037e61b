using System.CommandLine;
using BulkExport.Cli.Commands.Arguments;
using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Json;
using BulkExport.Cli.Views.Jobs;
using Spectre.Console;

namespace BulkExport.Cli.Commands;

/// <summary>Implements the <c>job delete</c> command, which deletes a job after confirmation.</summary>
internal sealed class JobDeleteCommand : CliCommand
{
    private readonly JobSidArgument _jobSid = new();
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Delete without confirmation." };

    public JobDeleteCommand(CliEnvironment environment)
        : base(environment, "delete", "Delete a job. Days that have not been exported yet are not exported.")
    {
        Add(_jobSid);
        Add(_yes);
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var jobSid = parse.GetValue(_jobSid);
        var isConfirmed = parse.GetValue(_yes);
        if (!isConfirmed && !(Environment.IsInputTerminal && Environment.IsOutputTerminal))
        {
            throw new UsageException(
                $"Cannot prompt for confirmation, because the input or output is redirected or --json is specified. Pass --yes to delete job {jobSid} without confirmation."
            );
        }

        await using var scope = ClientScope.Create(Environment, parse);
        if (!isConfirmed && !await ConfirmAsync(scope.Jobs, jobSid, cancellationToken))
        {
            await Environment.Output.WriteLineAsync("The job was not deleted.");
            return ExitCode.Canceled;
        }

        await scope.Jobs.DeleteAsync(jobSid, cancellationToken);
        Environment.Json?.Write(new DeletedJobDocument(jobSid.ToString()), CliJsonContext.Relaxed.DeletedJobDocument);
        await Environment.Output.WriteLineAsync($"Deleted job {jobSid}.");
        return ExitCode.Success;
    }

    private async Task<bool> ConfirmAsync(IJobsClient jobs, JobSid jobSid, CancellationToken cancellationToken)
    {
        var job = await jobs.FetchAsync(jobSid, cancellationToken);
        Environment.Screen.WriteLine($"{JobFormatter.FormatTitle(job)}, {JobFormatter.FormatProgress(job)} done");
        return await Environment.Screen.ConfirmAsync($"Delete job {jobSid}?", defaultValue: false, cancellationToken);
    }
}
