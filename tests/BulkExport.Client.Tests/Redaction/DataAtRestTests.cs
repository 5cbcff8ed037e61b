using BulkExport.Client.Testing;
using BulkExport.Client.Tests.Export;

namespace BulkExport.Client.Tests.Redaction;

/// <summary>Tests what the documents of a store contain.</summary>
public sealed class DataAtRestTests
{
    private static readonly DateOnly Day = new(2026, 11, 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DownloadJobAsync_JobWithEmailAndWebhook_DocumentsContainNeitherNorCredentials()
    {
        await using var fixture = new ExportFixture();
        var jobSid = fixture.Service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = Day,
                EndDay = Day,
                Age = TimeSpan.FromHours(1),
                FriendlyName = "Finance",
                Email = "someone@example.com",
                WebhookUrl = new("https://hooks.example.com/secret-path"),
            }
        );

        await fixture.Client.DownloadJobAsync(jobSid, fixture.DirectoryPath, cancellationToken: Cancellation);

        var documents = Directory
            .GetFiles(Path.Combine(fixture.DirectoryPath, "_bulkexport"), "*", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .ToArray();
        Assert.Contains(documents, text => text.Contains("Finance", StringComparison.Ordinal));
        Assert.All(
            [fixture.Service.AuthToken, "someone", "secret-path", "X-Amz-Signature"],
            secret => Assert.DoesNotContain(documents, text => text.Contains(secret, StringComparison.Ordinal))
        );
    }
}
