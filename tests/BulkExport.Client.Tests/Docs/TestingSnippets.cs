using BulkExport.Client.Testing;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace BulkExport.Client.Tests.Docs;

/// <summary>The C# snippets of <c>docs/testing.md</c>, which a test runs.</summary>
internal static class TestingSnippets
{
    public static async Task StartAsync()
    {
        // <testing-start>
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

        Job job = await client.Jobs.FetchAsync(jobSid); // or your code that uses the client

        Assert.Equal([new DateOnly(2026, 11, 3)], job.Summary.Failed.Days);
        // </testing-start>
    }

    public static async Task InjectFaultsAsync(SimulatedBulkExport service, IBulkExportClient client, JobSid jobSid)
    {
        // <testing-faults>
        service.Faults.Enqueue(Fault.ResponseLost(), request => request.Method == HttpMethod.Delete);

        await client.Jobs.DeleteAsync(jobSid); // the retry returns 404, which is treated as success

        Assert.Equal(2, service.Requests.Count(request => request.Method == HttpMethod.Delete));
        Assert.False(service.Jobs.Contains(jobSid));
        // </testing-faults>
    }

    public static IJobsClient Mock(JobSid jobSid)
    {
        // <testing-mock>
        IJobsClient jobs = Substitute.For<IJobsClient>();
        jobs.FetchAsync(jobSid).Returns(new Job { JobSid = jobSid, Details = [new() { Status = JobStatus.Completed, Count = 7 }] });
        jobs.DeleteAsync(jobSid).ThrowsAsync(new BulkExportConnectionException("The request timed out.") { IsTimeout = true });
        // </testing-mock>
        return jobs;
    }
}
