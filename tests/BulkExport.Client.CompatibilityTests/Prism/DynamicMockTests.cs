using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>Tests that our client reads any response that the description allows: Prism generates them from a seed.</summary>
public sealed class DynamicMockTests(NodeProject node, MockFixture mock) : IClassFixture<MockFixture>
{
    private const int Seeds = 40;

    private static readonly JobSid Sid = JobSid.Parse("JS0123456789abcdef0123456789abcdef");

    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    [Fact]
    public Task FetchJob_AnyResponse_IsRead() =>
        ForEachSeedAsync(
            $"v1/Exports/Jobs/{Sid}",
            async (client, expected) => AssertSame(expected, await client.Jobs.FetchAsync(Sid, _token))
        );

    [Fact]
    public Task ListJobs_AnyPage_IsRead() =>
        ForEachSeedAsync(
            "v1/Exports/Calls/Jobs",
            async (client, expected) =>
                await AssertPageAsync(expected["jobs"]!, client.Jobs.ListAsync(ResourceType.Calls, _token), AssertSame)
        );

    [Fact]
    public Task ListDays_AnyPage_IsRead() =>
        ForEachSeedAsync(
            "v1/Exports/Calls/Days",
            async (client, expected) =>
                await AssertPageAsync(expected["days"]!, client.Days.ListAsync(ResourceType.Calls, _token), AssertSame)
        );

    [Fact]
    public Task FetchConfiguration_AnyResponse_IsRead() =>
        ForEachSeedAsync(
            "v1/Exports/Calls/Configuration",
            async (client, expected) =>
            {
                var found = await client.Configuration.FetchAsync(ResourceType.Calls, _token);
                Assert.Equal(Text(expected["resource_type"]), found.ResourceType?.Value);
                Assert.Equal(expected["enabled"]!.GetValue<bool>(), found.Enabled);
                Assert.Equal(TextOrNone(expected["webhook_url"]), found.WebhookUrl?.OriginalString);
                Assert.Equal(TextOrNone(expected["webhook_method"]), found.WebhookMethod?.Method);
                Assert.Equal(Text(expected["url"]), found.Url?.OriginalString);
            }
        );

    [Fact]
    public Task OpenDay_AnyLink_IsFollowed() =>
        ForEachSeedAsync(
            "v1/Exports/Calls/Days/2020-07-01",
            async (client, _) =>
            {
                await using var file = await client.Days.OpenReadAsync(ResourceType.Calls, new DateOnly(2020, 7, 1), _token);
                Assert.Equal(FakeObjectStore.Content, await new StreamReader(file).ReadToEndAsync(_token));
            }
        );

    /// <summary>Has an response expected up, and gives it to a check together with a client that will get the same.</summary>
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
                using var response = await http.SendAsync(request, _token);
                var expected = JsonNode.Parse(await response.Content.ReadAsStringAsync(_token))!;
                using var test = new TestClient(mock.Address, preference);
                await check(test.Client, expected);
            }
        );
    }

    /// <summary>Reads no further than to the end of the page: the link to the next is expected up too.</summary>
    private async Task AssertPageAsync<T>(JsonNode expected, IAsyncEnumerable<T> list, Action<JsonNode, T> assertSame)
    {
        var items = await list.Take(expected.AsArray().Count).ToArrayAsync(_token);
        Assert.All(expected.AsArray().Zip(items), pair => assertSame(pair.First!, pair.Second));
        Assert.Equal(expected.AsArray().Count, items.Length);
    }

    private static void AssertSame(JsonNode expected, Job job)
    {
        Assert.Equal(Text(expected["job_sid"]), job.JobSid.ToString());
        Assert.Equal(Text(expected["resource_type"]), job.ResourceType?.Value);
        Assert.Equal(Text(expected["friendly_name"]), job.FriendlyName);
        Assert.Equal((Text(expected["start_day"]), Text(expected["end_day"])), (Text(job.StartDay), Text(job.EndDay)));
        Assert.Equal(TextOrNone(expected["webhook_url"]), job.WebhookUrl?.OriginalString);
        Assert.Equal(TextOrNone(expected["webhook_method"]), job.WebhookMethod?.Method);
        Assert.Equal(Text(expected["email"]), job.Email);
        Assert.Equal(Text(expected["url"]), job.Url?.OriginalString);
        Assert.Equal(Text(expected["job_queue_position"]), job.QueuePosition?.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(
            Text(expected["estimated_completion_time"]),
            job.EstimatedCompletionTime?.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture)
        );
        Assert.Equal(
            expected["details"]
                ?.AsArray()
                .Select(bucket => (Text(bucket!["status"]), bucket["count"]!.GetValue<int>(), Days(bucket["days"])))
                ?? [],
            job.Details.Select(bucket =>
                ((string?)bucket.Status.Value, bucket.Count, string.Join(' ', bucket.Days.Select(day => Text(day))))
            )
        );
    }

    private static void AssertSame(JsonNode expected, ExportedDay day)
    {
        Assert.Equal((Text(expected["day"]), Text(expected["create_date"])), (Text(day.Day), Text(day.CreatedOn)));
        Assert.Equal(expected["size"]!.GetValue<long>(), day.Size);
        Assert.Equal(Text(expected["friendly_name"]), day.FriendlyName);
        Assert.Equal(Text(expected["resource_type"]), day.ResourceType?.Value);
    }

    private static string? Text(JsonNode? text) => text?.GetValue<string>();

    /// <summary>The text, where an empty one means that there is none.</summary>
    private static string? TextOrNone(JsonNode? text) => Text(text) is { Length: > 0 } something ? something : null;

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Days(JsonNode? days) => string.Join(' ', days?.AsArray().Select(Text) ?? []);
}
