using BulkExport.Client;
using BulkExport.Client.Testing;
using BulkExport.Samples.Snippets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BulkExport.Samples.Demo;

/// <summary>Runs the snippets in order against a simulated service. It never uses the credentials in the environment.</summary>
internal sealed class SampleDemo(SampleEnvironment environment)
{
    private const int DayCount = 7;
    private static readonly JobPollingOptions PollEverySecond = new()
    {
        InitialInterval = TimeSpan.FromSeconds(1),
        MaxInterval = TimeSpan.FromSeconds(1),
    };

    private readonly DemoConsole _console = new(environment);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var service = DemoService.Start(environment.TimeProvider);
        using var directory = new TemporaryDirectory();
        Console.WriteLine(
            environment.ClientOptions is null
                ? $"The environment variables contain no complete credential, or select an unsupported region. Started a simulated service on {service.BaseAddress}"
                : $"The credentials in the environment are not used. Started a simulated service on {service.BaseAddress}"
        );

        _console.WriteHeading("Register the client", "Snippets/RegisterClient.cs");
        using var host = RegisterClient.BuildHost(CreateBuilder(service));
        var client = host.Services.GetRequiredService<IBulkExportClient>();

        var jobSid = await RunJobAsync(client, directory.Path, cancellationToken);

        _console.WriteHeading("Delete the job", "Snippets/DeleteJob.cs");
        await DeleteJob.RunAsync(client, jobSid, cancellationToken);

        _console.WriteHeading("Export a day with a single call", "Snippets/ExportDateRange.cs");
        var day = GetLatestDay().AddDays(-DayCount);
        var options = new ExportOptions { Polling = PollEverySecond };
        await ExportDateRange.RunAsync(client, day, day, directory.Path, options, cancellationToken);

        _console.WriteHeading("Handle errors", "Snippets/HandleErrors.cs");
        await HandleErrors.RunAsync(client, jobSid, cancellationToken); // the deleted job

        _console.WriteHeading("Test with the simulator", "Snippets/TestWithSimulator.cs");
        await TestWithSimulator.RunAsync(cancellationToken);
    }

    private async Task<JobSid> RunJobAsync(IBulkExportClient client, string directory, CancellationToken cancellationToken)
    {
        _console.WriteHeading("Create a job", "Snippets/CreateJob.cs");
        var end = GetLatestDay();
        var job = await CreateJob.RunAsync(client, end.AddDays(1 - DayCount), end, cancellationToken);

        _console.WriteHeading("Fetch the job", "Snippets/FetchJob.cs");
        await FetchJob.RunAsync(client, job.JobSid, cancellationToken);

        _console.WriteHeading("Wait for the job", "Snippets/WaitForJob.cs");
        var finished = await _console.ShowProgressAsync(
            DayCount,
            progress => WaitForJob.RunAsync(client, job.JobSid, PollEverySecond, progress, cancellationToken)
        );
        Console.WriteLine($"Completed: {finished.Summary.Completed}, empty: {finished.Summary.Empty}, failed: {finished.Summary.Failed}");

        _console.WriteHeading("Download the files", "Snippets/DownloadJob.cs");
        var result = await DownloadJob.RunAsync(client, job.JobSid, directory, cancellationToken);

        _console.WriteHeading("Read the records", "Snippets/ReadRecords.cs");
        var days = new List<(DateOnly Day, int Count)>();
        foreach (var day in result.Days)
        {
            days.Add((day.Day, day.File is { } file ? await ReadRecords.RunAsync(file.Path, cancellationToken) : 0));
        }

        _console.WriteHeading("Messages per day", "Demo/DemoConsole.cs");
        _console.WriteChart(days);
        return job.JobSid;
    }

    /// <summary>Creates a builder whose configuration contains only the base address and the credentials of the simulated service.</summary>
    private HostApplicationBuilder CreateBuilder(SimulatedBulkExport service)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["BulkExport:BaseAddress"] = service.BaseAddress.ToString(),
                ["BulkExport:AccountSid"] = service.AccountSid,
                ["BulkExport:AuthToken"] = service.AuthToken,
            }
        );
        builder.Services.AddSingleton(environment.TimeProvider);
        return builder;
    }

    private DateOnly GetLatestDay() => DateOnly.FromDateTime(environment.TimeProvider.GetUtcNow().UtcDateTime).AddDays(-2);
}
