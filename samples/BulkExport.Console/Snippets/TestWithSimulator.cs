using System.Net;
using BulkExport.Client;
using BulkExport.Client.Testing;

namespace BulkExport.Samples.Snippets;

/// <summary>Tests code against the simulated service: a job with a failed day, then an error response.</summary>
internal static class TestWithSimulator
{
    public static async Task RunAsync(CancellationToken cancellationToken = default)
    {
        await using var service = SimulatedBulkExport.Start();
        JobSid jobSid = service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = new(2026, 11, 1),
                EndDay = new(2026, 11, 7),
                Age = TimeSpan.FromHours(1), // finished
                Outcomes = new Dictionary<DateOnly, JobStatus> { [new(2026, 11, 3)] = JobStatus.Failed },
            }
        );
        using var client = new BulkExportClient(service.CreateClientOptions());

        Job job = await client.Jobs.FetchAsync(jobSid, cancellationToken);
        Console.WriteLine($"Failed days: {string.Join(", ", job.Summary.Failed.Days.Select(day => $"{day:yyyy-MM-dd}"))}");

        service.Faults.Enqueue(Fault.Status(HttpStatusCode.Forbidden));
        await HandleErrors.RunAsync(client, jobSid, cancellationToken);
        Console.WriteLine($"Requests received: {service.Requests.Count}");
    }
}
