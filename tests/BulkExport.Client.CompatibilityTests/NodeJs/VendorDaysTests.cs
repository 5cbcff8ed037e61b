using BulkExport.Client.Testing;
using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>Tests the days of the simulated service with the vendor's Node.js client.</summary>
public sealed class VendorDaysTests : IDisposable
{
    private static readonly DateOnly FirstDay = new(2026, 7, 1);

    private readonly SimulatedBulkExport _service = SimulatedBulkExport.Start(
        new() { TimeProvider = new FakeTimeProvider(new DateTimeOffset(2026, 7, 26, 20, 20, 9, TimeSpan.Zero)) }
    );

    private readonly VendorClient _vendor;

    public VendorDaysTests(NodeProject node)
    {
        node.SkipIfMissing();
        _vendor = new VendorClient(node, _service);
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

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task List_SeveralPages_ReturnsAllItems()
    {
        var response = await _vendor.CallAsync("listDays", new { resourceType = "Messages", pageSize = 5 });

        Assert.Equal([200, 200, 200], response.Statuses);
        Assert.Equal(
            Enumerable.Range(0, 12).Select(day => (Text(day), _service.Files.Get(ResourceType.Messages, FirstDay.AddDays(day)).Length)),
            response.Result!.AsArray().Select(day => (day!["day"]!.GetValue<string>(), day["size"]!.GetValue<long>()))
        );
    }

    [Fact]
    public async Task List_OneDay_ReturnsAllFields()
    {
        var response = await _vendor.CallAsync("listDays", new { resourceType = "Messages", limit = 1 });

        response.AssertResult(
            200,
            new[]
            {
                new
                {
                    day = Text(0),
                    size = _service.Files.Get(ResourceType.Messages, FirstDay).Length,
                    createDate = "2026-07-26",
                    friendlyName = "July",
                    resourceType = (string?)null,
                },
            }
        );
    }

    /// <summary>Reproduces a known defect of the service that users of this client have reported.</summary>
    [Fact]
    public async Task List_NoPageSize_ReturnsTenDays()
    {
        var response = await _vendor.CallAsync("listDays", new { resourceType = "Messages" });

        Assert.Equal(10, response.Result!.AsArray().Count);
    }

    [Fact]
    public async Task Fetch_Day_ReturnsDownloadLink()
    {
        var response = await _vendor.CallAsync("fetchDay", new { resourceType = "Messages", day = Text(0) });

        Assert.Equal([307], response.Statuses);
        using var http = new HttpClient();
        var file = await http.GetByteArrayAsync(response.Result!["redirect_to"]!.GetValue<string>(), TestContext.Current.CancellationToken);
        Assert.Equal(_service.Files.Get(ResourceType.Messages, FirstDay).ToArray(), file);
    }

    [Fact]
    public async Task Fetch_DayWithoutFile_Throws()
    {
        var response = await _vendor.CallAsync("fetchDay", new { resourceType = "Calls", day = Text(0) });

        Assert.Equal(20404, response.Error!["code"]!.GetValue<int>());
    }

    private static string Text(int day) => FormattableString.Invariant($"{FirstDay.AddDays(day):yyyy-MM-dd}");
}
