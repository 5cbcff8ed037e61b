using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Docs;

/// <summary>Runs the snippets of <c>docs/testing.md</c>.</summary>
public sealed class TestingSnippetTests
{
    [Fact]
    public Task Start_Snippet_Runs() => TestingSnippets.StartAsync();

    [Fact]
    public async Task Faults_Snippet_Runs()
    {
        await using var service = SimulatedBulkExport.Start();
        var jobSid = service.Jobs.Add(new SimulatedJob { StartDay = new(2026, 11, 1), EndDay = new(2026, 11, 7) });
        using var client = new BulkExportClient(service.CreateClientOptions());

        await TestingSnippets.InjectFaultsAsync(service, client, jobSid);

        Assert.Equal(0, service.Jobs.Count);
    }

    [Fact]
    public async Task Mock_Snippet_ReturnsJobAndThrows()
    {
        var jobs = TestingSnippets.Mock(TestAccount.JobSid);

        Assert.Equal(7, (await jobs.FetchAsync(TestAccount.JobSid, CancellationToken.None)).Summary.Completed.Count);
        await Assert.ThrowsAsync<BulkExportConnectionException>(() => jobs.DeleteAsync(TestAccount.JobSid, CancellationToken.None));
    }
}
