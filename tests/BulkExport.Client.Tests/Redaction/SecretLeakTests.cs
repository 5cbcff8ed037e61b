namespace BulkExport.Client.Tests.Redaction;

/// <summary>Plants a secret in every place of random foreign responses, and searches everything that the client shows for it.</summary>
/// <remarks>The environment variable <c>BULKEXPORT_TEST_CASES</c> sets the number of cases.</remarks>
[Collection(nameof(SecretLeakTests))]
[CollectionDefinition(nameof(SecretLeakTests), DisableParallelization = true)]
public sealed class SecretLeakTests
{
    private const int DefaultCases = 400;
    private const int Seed = 20261125;

    private static readonly int Cases = TestRounds.GetCaseCount(DefaultCases);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AllOperations_SecretsInForeignResponses_ShowsNoSecret()
    {
        var directory = Directory.CreateTempSubdirectory("bulkexport-tests-").FullName;
        using var scanner = new OutputScanner();
        var planted = 0L;
        for (var index = 0; index < Cases; index++)
        {
            var random = new Random(Seed + index);
            var secret = PlantedSecret.Create(random);
            var service = new ForeignService(random, secret);
            var handler = new StubHandler(service.Respond) { RecordsRequests = false };
            var options = TestAccount.Options();
            options.MaxRetryAttempts = 1;
            using var client = new BulkExportClient(options, new AutoAdvanceTimeProvider(), scanner.LoggerFactory, handler);

            try
            {
                await CallAsync(client, index % 7, Path.Combine(directory, "day.gz"), scanner);
            }
            catch (Exception exception) when (exception is BulkExportException or ArgumentException)
            {
                scanner.AddException(exception);
            }

            ShowValues(secret, scanner);
            var leak = scanner.FindAndClear(secret);
            Assert.True(leak is null, $"Case {index} ({secret.Text}) is shown in {leak}");
            planted += service.Planted;
        }

        Directory.Delete(directory, recursive: true);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Cases} cases, {planted} secrets, {string.Join(", ", scanner.Counts.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}"))}"
        );
        Assert.True(planted > Cases);
        Assert.All(
            ["exception", "log", "span", "metric", "job", "status", nameof(BulkExportApiException), nameof(BulkExportFormatException)],
            kind => Assert.True(scanner.Counts.GetValueOrDefault(kind) > Cases / 40, $"{kind} was not searched")
        );
    }

    [Fact]
    public void FindAndClear_LeakedSecret_ReturnsPlace()
    {
        using var scanner = new OutputScanner();
        var secret = PlantedSecret.Create(new Random(Seed));

        scanner.AddException(new BulkExportFormatException("Failed") { Excerpt = secret.Text });

        Assert.StartsWith("BulkExportFormatException.Excerpt", scanner.FindAndClear(secret), StringComparison.Ordinal);
    }

    private static async Task CallAsync(BulkExportClient client, int operation, string path, OutputScanner scanner)
    {
        switch (operation)
        {
            case 0:
                scanner.Add("job", (await client.Jobs.FetchAsync(TestAccount.JobSid, Cancellation)).ToString());
                break;
            case 1:
                await foreach (var job in client.Jobs.ListAsync(ResourceType.Messages, Cancellation))
                {
                    scanner.Add("job", $"{job} {job.Details} {job.Summary}");
                }

                break;
            case 2:
                var polling = new JobPollingOptions
                {
                    Timeout = TimeSpan.FromMinutes(1),
                    MaxTransientFailureDuration = TimeSpan.FromSeconds(20),
                };
                scanner.Add("job", (await client.Jobs.WaitForCompletionAsync(TestAccount.JobSid, polling, null, Cancellation)).ToString());
                break;
            case 3:
                await client.Days.DownloadAsync(ResourceType.Messages, new(2020, 7, 1), path, null, Cancellation);
                break;
            case 4:
                await foreach (var day in client.Days.ListAsync(ResourceType.Messages, Cancellation))
                {
                    scanner.Add("day", day.ToString());
                }

                break;
            case 5:
                scanner.Add("configuration", (await client.Configuration.FetchAsync(ResourceType.Messages, Cancellation)).ToString());
                break;
            default:
                await client.Jobs.DeleteAsync(TestAccount.JobSid, Cancellation);
                break;
        }
    }

    /// <summary>Shows values that contain the secret.</summary>
    private static void ShowValues(PlantedSecret secret, OutputScanner scanner)
    {
        scanner.Add("status", $"{new JobStatus(secret.Text)} {new CallStatus(secret.Text)} {new MessageStatus(secret.Text)}");
        scanner.Add(
            "status",
            $"{new ParticipantStatus(secret.Text)} {new ConferenceStatus(secret.Text)} {new CommunicationDirection(secret.Text)}"
        );
        var escaped = Uri.EscapeDataString(
            secret.Text.Replace("\uD800", null, StringComparison.Ordinal).Replace("\uDC00", null, StringComparison.Ordinal)
        );
        var webhook = new JobWebhook(new Uri($"https://{escaped}:{escaped}@hooks.example.com/{escaped}?a={escaped}#{escaped}"));
        scanner.Add("webhook", $"{webhook} {new UpdateExportConfigurationRequest { Webhook = webhook }}");
    }
}
