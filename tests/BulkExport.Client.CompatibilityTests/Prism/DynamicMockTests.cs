using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>Our client reads whatever the description allows: answers that Prism makes up, the same for the same seed.</summary>
public sealed class DynamicMockTests(NodeProject node, MockFixture mock) : IClassFixture<MockFixture>
{
    private const int Seeds = 40;

    private static readonly JobSid Sid = JobSid.Parse("JS0123456789abcdef0123456789abcdef");

    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    [Fact]
    public Task FetchJob_AnyAnswer_IsRead() =>
        ForEachSeedAsync($"v1/Exports/Jobs/{Sid}", async (client, made) => AssertSame(made, await client.Jobs.FetchAsync(Sid, _token)));

    [Fact]
    public Task ListJobs_AnyPage_IsRead() =>
        ForEachSeedAsync(
            "v1/Exports/Calls/Jobs",
            async (client, made) => await AssertPageAsync(made["jobs"]!, client.Jobs.ListAsync(ResourceType.Calls, _token), AssertSame)
        );

    [Fact]
    public Task ListDays_AnyPage_IsRead() =>
        ForEachSeedAsync(
            "v1/Exports/Calls/Days",
            async (client, made) => await AssertPageAsync(made["days"]!, client.Days.ListAsync(ResourceType.Calls, _token), AssertSame)
        );

    [Fact]
    public Task FetchConfiguration_AnyAnswer_IsRead() =>
        ForEachSeedAsync(
            "v1/Exports/Calls/Configuration",
            async (client, made) =>
            {
                var found = await client.Configuration.FetchAsync(ResourceType.Calls, _token);
                Assert.Equal(Text(made["resource_type"]), found.ResourceType?.Value);
                Assert.Equal(made["enabled"]!.GetValue<bool>(), found.Enabled);
                Assert.Equal(TextOrNone(made["webhook_url"]), found.WebhookUrl?.OriginalString);
                Assert.Equal(TextOrNone(made["webhook_method"]), found.WebhookMethod?.Method);
                Assert.Equal(Text(made["url"]), found.Url?.OriginalString);
            }
        );

    [Fact]
    public Task OpenDay_AnyLink_IsFollowed() =>
        ForEachSeedAsync(
            "v1/Exports/Calls/Days/2020-07-01",
            async (client, _) =>
            {
                await using var file = await client.Days.OpenReadAsync(ResourceType.Calls, new DateOnly(2020, 7, 1), _token);
                Assert.Equal(StoreStandIn.Content, await new StreamReader(file).ReadToEndAsync(_token));
            }
        );

    /// <summary>Has an answer made up, and gives it to a check together with a client that will get the same.</summary>
    private async Task ForEachSeedAsync(string path, Func<IBulkExportClient, JsonNode, Task> check)
    {
        node.SkipIfMissing();
        using var http = new HttpClient();
        await Assert.AllAsync(
            Enumerable.Range(1, Seeds),
            async seed =>
            {
                var preference = string.Create(CultureInfo.InvariantCulture, $"dynamic=true, seed={seed}");
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(mock.Address, path));
                request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("user:secret"u8));
                request.Headers.Add("Prefer", preference);
                using var answer = await http.SendAsync(request, _token);
                var made = JsonNode.Parse(await answer.Content.ReadAsStringAsync(_token))!;
                using var test = new ClientUnderTest(mock.Address, preference);
                await check(test.Client, made);
            }
        );
    }

    /// <summary>Reads no further than to the end of the page: the link to the next is made up too.</summary>
    private async Task AssertPageAsync<T>(JsonNode made, IAsyncEnumerable<T> list, Action<JsonNode, T> assertSame)
    {
        var items = await list.Take(made.AsArray().Count).ToArrayAsync(_token);
        Assert.All(made.AsArray().Zip(items), pair => assertSame(pair.First!, pair.Second));
        Assert.Equal(made.AsArray().Count, items.Length);
    }

    private static void AssertSame(JsonNode made, Job job)
    {
        Assert.Equal(Text(made["job_sid"]), job.JobSid.ToString());
        Assert.Equal(Text(made["resource_type"]), job.ResourceType?.Value);
        Assert.Equal(Text(made["friendly_name"]), job.FriendlyName);
        Assert.Equal((Text(made["start_day"]), Text(made["end_day"])), (Text(job.StartDay), Text(job.EndDay)));
        Assert.Equal(TextOrNone(made["webhook_url"]), job.WebhookUrl?.OriginalString);
        Assert.Equal(TextOrNone(made["webhook_method"]), job.WebhookMethod?.Method);
        Assert.Equal(Text(made["email"]), job.Email);
        Assert.Equal(Text(made["url"]), job.Url?.OriginalString);
        Assert.Equal(Text(made["job_queue_position"]), job.QueuePosition?.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(
            Text(made["estimated_completion_time"]),
            job.EstimatedCompletionTime?.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture)
        );
        Assert.Equal(
            made["details"]?.AsArray().Select(bucket => (Text(bucket!["status"]), bucket["count"]!.GetValue<int>(), Days(bucket["days"])))
                ?? [],
            job.Details.Select(bucket =>
                ((string?)bucket.Status.Value, bucket.Count, string.Join(' ', bucket.Days.Select(day => Text(day))))
            )
        );
    }

    private static void AssertSame(JsonNode made, ExportedDay day)
    {
        Assert.Equal((Text(made["day"]), Text(made["create_date"])), (Text(day.Day), Text(day.CreatedOn)));
        Assert.Equal(made["size"]!.GetValue<long>(), day.Size);
        Assert.Equal(Text(made["friendly_name"]), day.FriendlyName);
        Assert.Equal(Text(made["resource_type"]), day.ResourceType?.Value);
    }

    private static string? Text(JsonNode? text) => text?.GetValue<string>();

    /// <summary>The text, where an empty one means that there is none.</summary>
    private static string? TextOrNone(JsonNode? text) => Text(text) is { Length: > 0 } something ? something : null;

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Days(JsonNode? days) => string.Join(' ', days?.AsArray().Select(Text) ?? []);
}
