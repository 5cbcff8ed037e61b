using BulkExport.Cli.Tests.Support;
using BulkExport.Cli.Views.Jobs;
using BulkExport.Cli.Views.Watch;
using BulkExport.Client.Tests;
using BulkExport.Client.Tests.Redaction;

namespace BulkExport.Cli.Tests.Views;

/// <summary>Plants a random secret in every text of a job, and searches the views of the job for it.</summary>
/// <remarks>The environment variable <c>BULKEXPORT_TEST_CASES</c> sets the number of cases.</remarks>
public sealed class SecretLeakTests : ViewTestBase
{
    private const int DefaultCases = 400;
    private const int Seed = 20261125;

    private static readonly int Cases = TestRounds.GetCaseCount(DefaultCases);

    [Fact]
    public void Views_SecretsInJob_ShowNoSecret()
    {
        for (var index = 0; index < Cases; index++)
        {
            var secret = PlantedSecret.Create(new Random(Seed + index));
            var job = Create(secret.Text);
            using var output = new StringWriter();
            JobDetailWriter.Write(job, output);
            output.WriteLine(WatchLine.Format(job, previous: null));
            output.WriteLine(JobFormatter.FormatTitle(job));
            output.WriteLine(JobFormatter.FormatName(secret.Text));
            foreach (var line in Lines(JobDetailView.Create(job, DateTimeOffset.UnixEpoch), 200))
            {
                output.WriteLine(line);
            }

            var text = output.ToString();
            Assert.All(
                secret.Parts.Where(part => part != "\nERROR"),
                part => Assert.False(text.Contains(part, StringComparison.Ordinal), $"Case {index} ({secret.Text}) is shown: {text}")
            );
        }
    }

    private static Job Create(string secret) =>
        JobOf(2, new JobStatusBucket { Status = new(secret), Count = 2 }) with
        {
            FriendlyName = $"export {secret}",
            Email = secret,
            WebhookMethod = HttpMethod.Post,
            WebhookUrl = Uri.TryCreate(
                $"https://user:{Uri.EscapeDataString(Clean(secret))}@hooks.example.org/{Uri.EscapeDataString(Clean(secret))}",
                UriKind.Absolute,
                out var uri
            )
                ? uri
                : null,
        };

    private static string Clean(string text) => string.Concat(text.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)));
}
