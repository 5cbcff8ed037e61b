using System.Globalization;
using System.IO.Compression;
using BulkExport.Client.Testing;
using Microsoft.Extensions.Time.Testing;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Rest.Bulkexports.V1.Export;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>Tests that our client reads the days of the simulated service as the vendor's .NET client does.</summary>
public sealed class DotNetVendorDaysTests : IDisposable
{
    private static readonly DateOnly FirstDay = new(2026, 7, 1);

    private readonly SimulatedBulkExport _service = SimulatedBulkExport.Start(
        new() { TimeProvider = new FakeTimeProvider(new DateTimeOffset(2026, 7, 26, 20, 20, 9, TimeSpan.Zero)) }
    );

    private readonly BulkExportClient _client;
    private readonly TwilioRestClient _vendor;
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    public DotNetVendorDaysTests()
    {
        _client = new BulkExportClient(_service.CreateClientOptions());
        _vendor = DotNetVendorClient.Create(_service);
        _service.Jobs.Add(
            new()
            {
                StartDay = FirstDay,
                EndDay = FirstDay.AddDays(11),
                FriendlyName = "July",
                Age = TimeSpan.FromHours(1),
            }
        );
    }

    public void Dispose()
    {
        _client.Dispose();
        _service.Dispose();
    }

    [Fact]
    public async Task List_SeveralPages_ReturnsWhatOurClientReturns()
    {
        var vendors = (await DayResource.ReadAsync("Messages", pageSize: 5, client: _vendor))
            .Select(day =>
                ((string?)day.Day, (long?)day.Size, (string?)day.CreatedOn, (string?)day.FriendlyName, (string?)day.ResourceType)
            )
            .ToArray();
        var requests = _service.Requests.Count;
        var ours = await _client
            .Days.ListAsync(ResourceType.Messages, _token)
            .Select(day => (Format(day.Day), day.Size, Format(day.CreatedOn), day.FriendlyName, day.ResourceType?.Value))
            .ToArrayAsync(_token);

        Assert.Equal((3, 12), (requests, vendors.Length));
        Assert.Equal(vendors, ours);
    }

    [Fact]
    public async Task Fetch_Day_ReturnsLinkToTheFileThatOurClientReads()
    {
        var vendors = await DayResource.FetchAsync("Messages", Format(FirstDay), _vendor);

        using var http = new HttpClient();
        await using var file = new GZipStream(await http.GetStreamAsync(vendors.RedirectTo, _token), CompressionMode.Decompress);
        await using var ours = await _client.Days.OpenReadAsync(ResourceType.Messages, FirstDay, _token);
        var content = await ReadAsync(file);
        Assert.NotEmpty(content);
        Assert.Equal(content, await ReadAsync(ours));
    }

    [Fact]
    public async Task Fetch_DayWithoutFile_ThrowsAsOurClientDoes()
    {
        var vendors = await Assert.ThrowsAsync<ApiException>(() => DayResource.FetchAsync("Calls", Format(FirstDay), _vendor));
        var ours = await Assert.ThrowsAsync<BulkExportApiException>(() => _client.Days.OpenReadAsync(ResourceType.Calls, FirstDay, _token));

        Assert.Equal((404, 20404), (vendors.Status, vendors.Code));
        Assert.Equal((vendors.Status, vendors.Code), ((int)ours.StatusCode, ours.ErrorCode ?? 0));
    }

    private static string? Format(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<string> ReadAsync(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(_token);
    }
}
