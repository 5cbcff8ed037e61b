using System.CommandLine;
using BulkExport.Client;
using BulkExport.Client.Testing;
using BulkExport.Samples.Simulation;
using BulkExport.Samples.Views;

namespace BulkExport.Samples.Commands;

/// <summary><c>demo</c>: from a request to files to a chart, on the simulated service in this process. Touches nothing real, whatever the
/// environment holds.</summary>
internal sealed class DemoCommand(Surroundings here)
    : AppCommand(here, "demo", "Export, read and chart two weeks of messages of a simulated service.")
{
    private static readonly ExportOptions EverySecond = new() { Polling = Pace.Every(TimeSpan.FromSeconds(1)) };

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var service = SimulatedBulkExport.Start(
            new()
            {
                TimeProvider = Here.Clock,
                NewJobs = DemoPlan.Shape,
                RecordsPerDay = DemoPlan.RecordsOf,
            }
        );
        await using var connection = Connection.Open(service.CreateClientOptions(), Here.Clock);
        using var folder = new TemporaryFolder();
        var steps = new StepView(Here);
        steps.Note(
            Here.HasCredential
                ? "The demo uses a simulated service in this process, not the credentials in the environment."
                : "No credentials in the environment: this demo uses a simulated service in this process."
        );

        var result = await ExportAsync(connection, folder.Path, steps, cancellationToken);
        await ReadAsync(result, steps, cancellationToken);

        steps.Begin("Delete the job", "await client.Jobs.DeleteAsync(jobSid);");
        await connection.Jobs.DeleteAsync(result.Job.JobSid, cancellationToken);
        folder.Dispose();
        steps.Say($"Job {result.Job.JobSid} was deleted, and so was the folder.");
        return ExitCode.Done;
    }

    private async Task<ExportResult> ExportAsync(Connection connection, string folder, StepView steps, CancellationToken cancellationToken)
    {
        steps.Begin("Say what to export", "new CreateJobRequest { ResourceType = ResourceType.Messages, … }");
        var request = DemoPlan.Request(Here.Clock);
        steps.Say($"{request.ResourceType}, {DayRanges.Full(request.StartDay)} to {DayRanges.Full(request.EndDay)}: two weeks");

        steps.Begin("Bring it to a folder", "await client.ExportAsync(request, folder)");
        var asked = new Job
        {
            ResourceType = request.ResourceType,
            StartDay = request.StartDay,
            EndDay = request.EndDay,
        };
        var result = await ExportView.FollowAsync(
            progress => connection.Client.ExportAsync(request, folder, EverySecond, progress, cancellationToken),
            asked,
            connection.Trouble,
            Here
        );
        ExportSummary.Show(result, folder, Here);
        return result;
    }

    private async Task ReadAsync(ExportResult result, StepView steps, CancellationToken cancellationToken)
    {
        steps.Begin("Read the records", "new DayFile(path).ReadAsync<MessageRecord>()");
        var days = new List<DayTotal>();
        foreach (var day in result.Days)
        {
            var count = 0;
            var price = 0m;
            if (day.File is { } file)
            {
                await foreach (var message in new DayFile(file.Path).ReadAsync<MessageRecord>(cancellationToken: cancellationToken))
                {
                    count++;
                    price += message.Price ?? 0;
                }
            }

            var note = day.Status == ExportDayStatus.Empty ? "no messages" : "not exported";
            days.Add(day.File is null ? new DayTotal(day.Day, Count: null, price, note) : new DayTotal(day.Day, count, price));
        }

        ChartView.Show(days, Here);
        steps.Say(
            FormattableString.Invariant(
                $"{days.Sum(day => day.Count ?? 0):N0} messages, which cost {-days.Sum(day => day.Price):N2} in all"
            )
        );
    }
}
