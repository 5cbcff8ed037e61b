using System.CommandLine;
using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Simulation;
using BulkExport.Cli.Stores;
using BulkExport.Cli.Views.Days;
using BulkExport.Cli.Views.Demo;
using BulkExport.Cli.Views.Exports;
using BulkExport.Cli.Views.Formatting;
using BulkExport.Client.Testing;

namespace BulkExport.Cli.Commands;

/// <summary>Implements the <c>demo</c> command, which exports, reads, and charts two weeks of messages on an in-process simulated service. It never uses the credentials in
/// the environment.</summary>
internal sealed class DemoCommand(CliEnvironment environment)
    : CliCommand(environment, "demo", "Export, read, and chart two weeks of messages on an in-process simulated service.")
{
    private static readonly ExportOptions PollEverySecond = new()
    {
        Polling = PollingOptionsFactory.CreateFixedInterval(TimeSpan.FromSeconds(1)),
    };

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var service = SimulatedBulkExport.Start(
            new()
            {
                TimeProvider = Environment.TimeProvider,
                ConfigureNewJob = DemoPlan.ConfigureJob,
                RecordsPerDay = DemoPlan.GetRecordCount,
            }
        );
        await using var scope = ClientScope.Create(service.CreateClientOptions(), Environment.TimeProvider);
        using var directory = new TemporaryDirectory();
        var steps = new DemoStepView(Environment);
        steps.WriteNote(
            Environment.CanCreateClientOptions
                ? "The demo uses an in-process simulated service, not the credentials in the environment."
                : "The environment variables contain no complete credential, or select an unsupported region: the demo uses an in-process simulated service."
        );

        var result = await ExportAsync(scope, directory.Path, steps, cancellationToken);
        await ReadAsync(result, steps, cancellationToken);

        steps.Begin("Delete the job", "await client.Jobs.DeleteAsync(jobSid);");
        await scope.Jobs.DeleteAsync(result.Jobs[0].JobSid, cancellationToken);
        directory.Dispose();
        steps.WriteResult($"Deleted job {result.Jobs[0].JobSid} and the directory.");
        return ExitCode.Success;
    }

    private async Task<ExportResult> ExportAsync(
        ClientScope scope,
        string directory,
        DemoStepView steps,
        CancellationToken cancellationToken
    )
    {
        steps.Begin("Create a request", "new CreateJobRequest { ResourceType = ResourceType.Messages, … }");
        var request = DemoPlan.CreateRequest(Environment.TimeProvider);
        var (start, end) = (DateRangeFormatter.FormatFull(request.StartDay), DateRangeFormatter.FormatFull(request.EndDay));
        steps.WriteResult($"{request.ResourceType}, {start} to {end}: two weeks");

        steps.Begin("Export to a directory", "await client.ExportAsync(request, directory)");
        var requestedJob = new Job
        {
            ResourceType = request.ResourceType,
            StartDay = request.StartDay,
            EndDay = request.EndDay,
        };
        var result = await ExportView.RunAsync(
            progress => scope.Client.ExportAsync(request, directory, PollEverySecond, progress, cancellationToken),
            requestedJob,
            scope.LogMonitor,
            Environment
        );
        ExportSummary.Show(result, new DirectoryLocation(directory), $"{App.ToolName} demo", requestsFailedDays: false, Environment);
        return result;
    }

    private async Task ReadAsync(ExportResult result, DemoStepView steps, CancellationToken cancellationToken)
    {
        steps.Begin("Read the records", "new ExportFileReader(path).ReadRecordsAsync<MessageRecord>()");
        var days = new List<DayTotal>();
        foreach (var day in result.Days)
        {
            if (day.File is not { } file)
            {
                days.Add(
                    new DayTotal(day.Day, Count: null, Price: 0, day.Status == ExportDayStatus.NoRecords ? "no messages" : "not exported")
                );
                continue;
            }

            var total = new DayTotal(day.Day, Count: 0, Price: 0);
            await foreach (
                var message in new ExportFileReader(file.Path).ReadRecordsAsync<MessageRecord>(cancellationToken: cancellationToken)
            )
            {
                total = total with { Count = total.Count + 1, Price = total.Price + (message.Price ?? 0) };
            }

            days.Add(total);
        }

        DayChartView.Show(days, Environment);
        var (count, price) = (days.Sum(day => day.Count ?? 0), -days.Sum(day => day.Price));
        steps.WriteResult(FormattableString.Invariant($"{count:N0} messages, total price {price:N2}"));
    }
}
