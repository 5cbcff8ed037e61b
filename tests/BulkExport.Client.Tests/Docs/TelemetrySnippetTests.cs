using System.Diagnostics;
using BulkExport.Client.Testing;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace BulkExport.Client.Tests.Docs;

/// <summary>Contains and runs the snippet of <c>docs/telemetry.md</c> about tests.</summary>
public sealed class TelemetrySnippetTests
{
    [Fact]
    public async Task Test_Snippet_Runs()
    {
        await using var service = SimulatedBulkExport.Start();
        var jobSid = service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = new(2026, 11, 1),
                EndDay = new(2026, 11, 7),
                Age = TimeSpan.FromHours(1),
            }
        );
        using var client = new BulkExportClient(service.CreateClientOptions());

        await WaitAsync(client, jobSid);

        Assert.Single(service.Requests);
    }

    private static async Task WaitAsync(BulkExportClient client, JobSid jobSid)
    {
        // <telemetry-test>
        var spans = new List<Activity>();
        using TracerProvider tracing = Sdk.CreateTracerProviderBuilder()
            .AddSource(BulkExportTelemetry.ActivitySourceName)
            .AddInMemoryExporter(spans)
            .Build();

        await client.Jobs.WaitForCompletionAsync(jobSid);

        Activity wait = spans.Single(span => Equals(span.GetTagItem("bulkexport.job.sid"), jobSid.ToString()));
        Assert.Equal("bulkexport.job.wait", wait.DisplayName);
        Assert.Equal("finished", wait.GetTagItem("bulkexport.wait.outcome"));
        // </telemetry-test>
    }
}
