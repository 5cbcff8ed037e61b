using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using BulkExport.Client.Testing;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Rest.Bulkexports.V1;
using Twilio.Rest.Bulkexports.V1.Export;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>Tests that the calls of <c>docs/migrating-from-twilio.md</c> have the same results.</summary>
public sealed class DotNetVendorMigrationTests : IDisposable
{
    private readonly SimulatedBulkExport _service = SimulatedBulkExport.Start(
        new()
        {
            TimeProvider = new FakeTimeProvider(new DateTimeOffset(2026, 7, 26, 20, 20, 9, TimeSpan.Zero)),
            ConfigureNewJob = job => job with { Age = TimeSpan.FromHours(1) },
        }
    );

    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Calls_ByEitherClient_HaveSameResult()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var twilio = DotNetVendorClient.Create(_service);
        using var client = new BulkExportClient(_service.CreateClientOptions());
        var request = new CreateJobRequest
        {
            ResourceType = ResourceType.Messages,
            StartDay = new(2026, 7, 1),
            EndDay = new(2026, 7, 2),
            FriendlyName = "July",
        };

        var createdByTwilio = await ExportCustomJobResource.CreateAsync("Messages", "2026-07-01", "2026-07-02", "July", client: twilio);
        var created = await client.Jobs.CreateAsync(request, cancellationToken);
        Assert.Equal(_service.Requests[0].Form.OrderBy(field => field.Key), _service.Requests[1].Form.OrderBy(field => field.Key));

        var sid = createdByTwilio.JobSid;
        var fetchedByTwilio = await JobResource.FetchAsync(sid, client: twilio);
        var fetched = await client.Jobs.FetchAsync(JobSid.Parse(sid), cancellationToken);
        Assert.Equal(JobFields.From(fetchedByTwilio), JobFields.From(fetched));

        var listedByTwilio = await ExportCustomJobResource.ReadAsync("Messages", client: twilio);
        var listed = await client.Jobs.ListAsync(ResourceType.Messages, cancellationToken).ToListAsync(cancellationToken);
        Assert.Equal(listedByTwilio.Select(JobFields.From), listed.Select(JobFields.From));

        var daysByTwilio = await DayResource.ReadAsync("Messages", client: twilio);
        var days = await client.Days.ListAsync(ResourceType.Messages, cancellationToken).ToListAsync(cancellationToken);
        Assert.Equal(daysByTwilio.Select(day => (long?)day.Size), days.Select(day => day.Size));

        await ExportConfigurationResource.UpdateAsync("Calls", enabled: true, client: twilio);
        var configurationByTwilio = await ExportConfigurationResource.FetchAsync("Calls", client: twilio);
        await client.Configuration.UpdateAsync(ResourceType.Calls, new() { Enabled = false }, cancellationToken);
        await client.Configuration.UpdateAsync(ResourceType.Calls, new() { Enabled = true }, cancellationToken);
        var configuration = await client.Configuration.FetchAsync(ResourceType.Calls, cancellationToken);
        Assert.Equal((true, true), (configurationByTwilio.Enabled, configuration.Enabled));

        await JobResource.DeleteAsync(sid, client: twilio);
        sid = created.JobSid.ToString();
        await client.Jobs.DeleteAsync(JobSid.Parse(sid), cancellationToken);
        Assert.Equal(0, _service.Jobs.Count);
    }

    [Fact]
    public async Task Records_ByEitherClient_HaveSameSum()
    {
        var day = new DateOnly(2026, 7, 1);
        _service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = day,
                EndDay = day,
                Age = TimeSpan.FromHours(1),
            }
        );
        using var client = new BulkExportClient(_service.CreateClientOptions());

        var sum = await SumAsync(client, day, _token);

        Assert.Equal(_service.Files.Get(ResourceType.Messages, day).PriceSum, sum);
        Assert.Equal(sum, await SumWithTwilioAsync(DotNetVendorClient.Create(_service)));
    }

    [Fact]
    public async Task Fetch_UnknownJob_ReportsSameError()
    {
        const string Sid = "JS0123456789abcdef0123456789abcdef";
        using var client = new BulkExportClient(_service.CreateClientOptions());

        var byTwilio = await Assert.ThrowsAsync<ApiException>(() =>
            JobResource.FetchAsync(Sid, client: DotNetVendorClient.Create(_service))
        );
        var error = await Assert.ThrowsAsync<BulkExportApiException>(() => client.Jobs.FetchAsync(JobSid.Parse(Sid), _token));

        Assert.Equal((byTwilio.Status, byTwilio.Code), ((int)error.StatusCode, error.ErrorCode));
    }

    [Fact]
    public async Task FailedDays_ByEitherClient_AreEqual()
    {
        var failed = new DateOnly(2026, 7, 2);
        var sid = _service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = failed.AddDays(-1),
                EndDay = failed,
                Age = TimeSpan.FromHours(1),
                Outcomes = new Dictionary<DateOnly, JobStatus> { [failed] = JobStatus.Failed },
            }
        );
        using var client = new BulkExportClient(_service.CreateClientOptions());

        var days = await GetFailedDaysAsync(client, sid.ToString(), _token);

        Assert.Equal([failed], days);
        Assert.Equal(["2026-07-02"], await GetFailedDaysWithTwilioAsync(DotNetVendorClient.Create(_service), sid.ToString()));
    }

    private static async Task<IEnumerable<string>> GetFailedDaysWithTwilioAsync(ITwilioRestClient twilio, string sid)
    {
        // <migrating-fetch-before>
        JobResource jobResource = await JobResource.FetchAsync(sid, client: twilio);
        IEnumerable<string> failedDayTexts = JArray
            .FromObject(jobResource.Details)
            .Where(details => (string?)details["status"] == "Failed")
            .SelectMany(details => details["days"]!.Select(day => (string)day!));
        // </migrating-fetch-before>
        return failedDayTexts;
    }

    private static async Task<IEnumerable<DateOnly>> GetFailedDaysAsync(
        BulkExportClient client,
        string sid,
        CancellationToken cancellationToken
    )
    {
        // <migrating-fetch>
        Job job = await client.Jobs.FetchAsync(JobSid.Parse(sid), cancellationToken);
        IEnumerable<DateOnly> failedDays = job.Details.GetDays(JobStatus.Failed);
        // </migrating-fetch>
        return failedDays;
    }

    private static async Task<decimal> SumWithTwilioAsync(ITwilioRestClient twilio)
    {
        // <migrating-records-before>
        var dayResource = await DayResource.FetchAsync("Messages", "2026-07-01", client: twilio);
        using var http = new HttpClient();
        await using var file = new GZipStream(await http.GetStreamAsync(dayResource.RedirectTo), CompressionMode.Decompress);
        using var reader = new StreamReader(file);
        var twilioSum = 0m;
        while (await reader.ReadLineAsync() is { } line)
        {
            using var record = JsonDocument.Parse(line);
            var hasPrice = record.RootElement.TryGetProperty("price", out var price); // a string, a number, null, or missing
            twilioSum += hasPrice && decimal.TryParse(price.ToString(), CultureInfo.InvariantCulture, out var value) ? value : 0;
        }
        // </migrating-records-before>

        return twilioSum;
    }

    private static async Task<decimal> SumAsync(BulkExportClient client, DateOnly day, CancellationToken cancellationToken)
    {
        // <migrating-records>
        var sum = 0m;
        await foreach (MessageRecord message in client.Days.ReadRecordsAsync<MessageRecord>(day, cancellationToken: cancellationToken))
        {
            sum += message.Price ?? 0;
        }
        // </migrating-records>

        return sum;
    }
}
