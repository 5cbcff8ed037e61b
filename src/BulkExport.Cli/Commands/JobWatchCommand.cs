using System.CommandLine;
using BulkExport.Cli.Commands.Arguments;
using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Json;
using BulkExport.Cli.Views.Jobs;
using BulkExport.Cli.Views.Watch;

namespace BulkExport.Cli.Commands;

/// <summary>Implements the <c>job watch</c> command, which polls a job until it is finished.</summary>
internal sealed class JobWatchCommand : CliCommand
{
    private readonly JobSidArgument _jobSid = new();
    private readonly Option<int?> _interval = new("--interval", "-i")
    {
        Description = "The polling interval in seconds. Default: starts at 5 and increases, to at most 20 in a terminal and 300 elsewhere.",
        HelpName = "seconds",
    };

    public JobWatchCommand(CliEnvironment environment)
        : base(environment, "watch", "Watch a job until it is finished. Ctrl+C stops watching; the job continues.")
    {
        _interval.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, out var seconds) && seconds is >= 1 and <= 86_400))
            {
                result.AddError("--interval must be a number of seconds from 1 to 86400.");
            }
        });
        Add(_jobSid);
        Add(_interval);
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var jobSid = parse.GetValue(_jobSid);
        await using var scope = ClientScope.Create(Environment, parse);
        try
        {
            var job = await WatchView.RunAsync(scope, jobSid, GetPollingOptions(parse), Environment, cancellationToken);
            Environment.Json?.Write(JobDocument.Create(job), CliJsonContext.Relaxed.JobDocument);
            await Environment.Output.WriteLineAsync(JobFormatter.FormatSummary(job));
            return job.Summary.Failed.Count > 0 || job.Summary.Deleted.Count > 0 ? ExitCode.PartialFailure : ExitCode.Success;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Environment.Error.WriteLineAsync("Stopped watching; the job continues. To resume watching:");
            await Environment.Error.WriteLineAsync($"  {App.ToolName} job watch {jobSid}{BaseAddressOption.FormatHint(parse)}");
            return ExitCode.Canceled;
        }
    }

    private JobPollingOptions GetPollingOptions(ParseResult parse) =>
        parse.GetValue(_interval) is { } seconds
            ? PollingOptionsFactory.CreateFixedInterval(TimeSpan.FromSeconds(seconds))
            : PollingOptionsFactory.CreateForOutput(Environment);
}
