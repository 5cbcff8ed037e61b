using System.CommandLine;
using BulkExport.Client;
using BulkExport.Samples.Views;

namespace BulkExport.Samples.Commands;

/// <summary><c>job watch</c>: follows a job to its end.</summary>
internal sealed class JobWatchCommand : AppCommand
{
    private readonly JobSidArgument _jobSid = new();
    private readonly Option<int?> _every = new("--every")
    {
        Description =
            "Ask every so many seconds. By default every 5 at first, then ever more seldom: up to every 20 in a terminal, every 300 elsewhere.",
        HelpName = "seconds",
    };

    public JobWatchCommand(Surroundings here)
        : base(here, "watch", "Follow a job until all its days are done. Ctrl+C stops the watching, not the job.")
    {
        _every.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, out var seconds) && seconds is >= 1 and <= 86_400))
            {
                result.AddError("--every must be a number of seconds from 1 to 86400.");
            }
        });
        Add(_jobSid);
        Add(_every);
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var jobSid = parse.GetValue(_jobSid);
        await using var connection = Connection.Open(Here, parse);
        try
        {
            var job = await WatchView.FollowAsync(connection, jobSid, PollingIn(parse), Here, cancellationToken);
            await Here.Output.WriteLineAsync(JobText.Outcome(job));
            return job.Summary.Failed.Count + job.Summary.Deleted.Count > 0 ? ExitCode.DaysMissing : ExitCode.Done;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Here.Error.WriteLineAsync("Stopped watching. The job goes on. To go on watching:");
            await Here.Error.WriteLineAsync($"  {App.Invocation} job watch {jobSid}{BaseAddressOption.HintIn(parse)}");
            return ExitCode.Stopped;
        }
    }

    private JobPollingOptions PollingIn(ParseResult parse) =>
        parse.GetValue(_every) is { } seconds ? Pace.Every(TimeSpan.FromSeconds(seconds)) : Pace.Of(Here);
}
