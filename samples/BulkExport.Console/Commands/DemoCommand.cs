using System.CommandLine;
using BulkExport.Client;
using BulkExport.Client.Testing;
using BulkExport.Samples.Simulation;
using BulkExport.Samples.Views;

namespace BulkExport.Samples.Commands;

/// <summary><c>demo</c>: a job's life on the simulated service in this process. Touches nothing real, whatever the environment holds.</summary>
internal sealed class DemoCommand(Surroundings here) : AppCommand(here, "demo", "Fetch, follow and delete a job of a simulated service.")
{
    private static readonly JobPollingOptions EverySecond = new()
    {
        FirstInterval = TimeSpan.FromSeconds(1),
        LongestInterval = TimeSpan.FromSeconds(1),
    };

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var service = SimulatedBulkExport.Start(new() { TimeProvider = Here.Clock });
        await using var connection = Connection.Open(service.CreateClientOptions(), Here.Clock);
        var steps = new StepView(Here);
        steps.Note(
            Here.HasCredential
                ? "The demo uses a simulated service in this process, not the credentials in the environment."
                : "No credentials in the environment: this demo uses a simulated service in this process."
        );
        var jobSid = service.Jobs.Add(SampleJobs.ForDemo(Here.Clock));

        steps.Begin("Fetch a job", "Job job = await client.Jobs.FetchAsync(jobSid);");
        JobView.Show(await connection.Jobs.FetchAsync(jobSid, cancellationToken), Here);

        steps.Begin("Follow it to its end", "await foreach (Job job in client.Jobs.WatchAsync(jobSid))");
        var job = await WatchView.FollowAsync(connection, jobSid, EverySecond, Here, cancellationToken);

        steps.Begin("See what came of it", "JobOutcome outcome = job.Outcome;");
        JobView.Show(job, Here);
        steps.Say(JobText.Outcome(job));

        steps.Begin("Delete it", "await client.Jobs.DeleteAsync(jobSid);");
        await connection.Jobs.DeleteAsync(jobSid, cancellationToken);
        steps.Say($"Job {jobSid} was deleted.");
        return ExitCode.Done;
    }
}
