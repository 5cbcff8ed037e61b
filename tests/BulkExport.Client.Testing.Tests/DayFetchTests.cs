using System.Net;

namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests the response to a fetch request for a day.</summary>
public sealed class DayFetchTests : DayFileTestBase
{
    [Fact]
    public async Task Fetch_CompletedDay_RedirectsToFileHost()
    {
        using var response = await NoRedirectHttp.GetAsync(new Uri(Day, UriKind.Relative), Token);

        var link = await ReadLinkAsync(response);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, response.StatusCode);
        Assert.Equal($$"""{"redirect_to":"{{link.OriginalString}}"}""", await response.Content.ReadAsStringAsync(Token));
        Assert.Equal(link, response.Headers.Location);
        Assert.Equal(Service.FileHostBaseAddress.Authority, link.Authority);
        Assert.NotEqual(Service.BaseAddress.Port, link.Port);
        Assert.Equal("/bulk-exports/Messages/2026-07-01.json.gz", link.AbsolutePath);
        Assert.NotEqual(link, await FetchLinkAsync());
    }

    [Fact]
    public async Task Fetch_AutomaticRedirection_ReturnsFile()
    {
        using var response = await GetAsync(Day);

        Assert.Equal(Service.Files.Get(ResourceType.Messages, First).ToArray(), await response.Content.ReadAsByteArrayAsync(Token));
        Assert.False(Service.Requests[1].HasAuthorization); // HttpClient omits the header in redirected requests
    }

    [Fact]
    public async Task Fetch_LocationHeaderDisabled_ReturnsBodyOnly()
    {
        await using var service = SimulatedBulkExport.Start(
            new SimulatedBulkExportOptions { TimeProvider = Time, SendLocationHeader = false }
        );
        service.Jobs.Add(ThreeDays with { Age = TimeSpan.FromHours(1) });
        using var http = CreateHttp(service.AccountSid, service.AuthToken);

        using var response = await http.GetAsync(new Uri(service.BaseAddress, Day), Token);

        Assert.Equal(HttpStatusCode.TemporaryRedirect, response.StatusCode);
        Assert.Null(response.Headers.Location);
    }

    [Theory]
    [InlineData("v1/Exports/Messages/Days/2026-07-04")]
    [InlineData("v1/Exports/Calls/Days/2026-07-01")]
    [InlineData("v1/Exports/Faxes/Days/2026-07-01")]
    [InlineData("v1/Exports/Messages/Days/07-01-2026")]
    [InlineData("v1/Exports/Messages/Days/2026-07-01/")]
    public async Task Fetch_UnknownDay_ReturnsNotFound(string path)
    {
        using var response = await GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(
            ErrorBody(20404, $"The requested resource /{path} was not found", 404),
            await response.Content.ReadAsStringAsync(Token)
        );
    }

    [Fact]
    public async Task Fetch_DayRetentionExpired_ReturnsNotFoundForDayOnly()
    {
        var sid = Service.Jobs.Add(ThreeDays with { Age = TimeSpan.FromHours(1), Retention = TimeSpan.FromDays(8) });
        Time.Advance(TimeSpan.FromDays(7));

        using var day = await GetAsync(Day);
        using var job = await Http.GetAsync(GetJobPath(sid), Token);

        Assert.Equal(HttpStatusCode.NotFound, day.StatusCode);
        Assert.Equal(HttpStatusCode.OK, job.StatusCode);
    }

    [Fact]
    public async Task FileHostPort_AvailablePort_ListensOnPort()
    {
        int port;
        await using (var first = SimulatedBulkExport.Start())
        {
            port = first.FileHostBaseAddress.Port;
        }

        await using var second = SimulatedBulkExport.Start(new SimulatedBulkExportOptions { FileHostPort = port });

        Assert.Equal(port, second.FileHostBaseAddress.Port);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedBulkExportOptions { FileHostPort = 65536 });
        Assert.Throws<ArgumentException>(() =>
            SimulatedBulkExport.Start(new SimulatedBulkExportOptions { Port = port, FileHostPort = port })
        );
    }
}
