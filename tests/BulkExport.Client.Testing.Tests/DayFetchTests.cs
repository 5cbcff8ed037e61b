using System.Net;
using System.Net.Http.Headers;

namespace BulkExport.Client.Testing.Tests;

public sealed class DayFetchTests : SimulatorTestBase
{
    private const string Day = "v1/Exports/Messages/Days/2026-07-01";
    private const string Denied =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>";

    private static readonly DateOnly First = new(2026, 7, 1);

    private readonly HttpClient _plain;
    private readonly HttpClient _unguided;

    public DayFetchTests()
    {
        Service.Jobs.Add(ThreeDays with { Age = TimeSpan.FromHours(1) });
        _plain = CreateHttp();
        _unguided = CreateHttp(Service.AccountSid, Service.AuthToken, followsRedirects: false);
    }

    [Fact]
    public async Task Fetch_OfADay_RedirectsToAnotherHost()
    {
        using var response = await _unguided.GetAsync(new Uri(Day, UriKind.Relative), Token);

        var link = await LinkIn(response);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, response.StatusCode);
        Assert.Equal($$"""{"redirect_to":"{{link.OriginalString}}"}""", await response.Content.ReadAsStringAsync(Token));
        Assert.Equal(link, response.Headers.Location);
        Assert.Equal(Service.FileBaseAddress.Authority, link.Authority);
        Assert.NotEqual(Service.BaseAddress.Port, link.Port);
        Assert.Equal("/bulk-exports/Messages/2026-07-01.json.gz", link.AbsolutePath);
        Assert.NotEqual(link, await FetchLinkAsync());
    }

    [Fact]
    public async Task Fetch_WithAClientThatFollows_GetsTheFile()
    {
        using var response = await GetAsync(Day);

        Assert.Equal(Service.Files.Get(ResourceType.Messages, First).ToArray(), await response.Content.ReadAsByteArrayAsync(Token));
        Assert.False(Service.Requests[1].HasAuthorization); // HttpClient leaves the header out when it follows
    }

    [Fact]
    public async Task Fetch_WithoutLocation_HasTheBodyAlone()
    {
        await using var service = SimulatedBulkExport.Start(
            new SimulatedBulkExportOptions { TimeProvider = Clock, SendLocationHeader = false }
        );
        service.Jobs.Add(ThreeDays with { Age = TimeSpan.FromHours(1) });
        using var http = CreateHttp(service.AccountSid, service.AuthToken);

        using var response = await http.GetAsync(new Uri(service.BaseAddress, Day), Token);

        Assert.Equal(HttpStatusCode.TemporaryRedirect, response.StatusCode);
        Assert.Null(response.Headers.Location);
    }

    [Fact]
    public async Task Link_TheFirstTime_GivesTheFileOfTheSeed()
    {
        using var response = await _plain.GetAsync(await FetchLinkAsync(), Token);

        var file = Service.Files.Get(ResourceType.Messages, First);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/gzip", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(file.Length, response.Content.Headers.ContentLength);
        Assert.Equal(Start, response.Headers.Date);
        Assert.Equal(file.ToArray(), await response.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task Link_TheSecondTime_IsDenied()
    {
        var link = await FetchLinkAsync();
        using var first = await _plain.GetAsync(link, Token);
        using var second = await _plain.GetAsync(link, Token);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        await AssertDeniedAsync(second);
    }

    [Fact]
    public async Task Link_For240Seconds_Works()
    {
        var (early, late) = (await FetchLinkAsync(), await FetchLinkAsync());
        Clock.Advance(TimeSpan.FromSeconds(240) - TimeSpan.FromTicks(1));
        using var inTime = await _plain.GetAsync(early, Token);
        Clock.Advance(TimeSpan.FromTicks(1));
        using var tooLate = await _plain.GetAsync(late, Token);

        Assert.Equal(HttpStatusCode.OK, inTime.StatusCode);
        await AssertDeniedAsync(tooLate);
    }

    [Fact]
    public async Task Link_WithAnotherPathOrSignature_IsDenied()
    {
        var link = await FetchLinkAsync();
        using var otherDay = await _plain.GetAsync(
            new Uri(link.OriginalString.Replace("2026-07-01", "2026-07-02", StringComparison.Ordinal)),
            Token
        );
        using var otherSignature = await _plain.GetAsync(new Uri($"{link.OriginalString}0"), Token);
        using var noSignature = await _plain.GetAsync(new Uri(link.GetLeftPart(UriPartial.Path)), Token);
        using var right = await _plain.GetAsync(link, Token);

        await AssertDeniedAsync(otherDay);
        await AssertDeniedAsync(otherSignature);
        await AssertDeniedAsync(noSignature);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task Link_WithCredentials_IsRefusedAndRecordedWithoutItsSecret()
    {
        var link = await FetchLinkAsync();
        _plain.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "abc");
        using var bearer = await _plain.GetAsync(link, Token);
        using var basic = await Http.GetAsync(link, Token);

        Assert.Equal(HttpStatusCode.BadRequest, bearer.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, basic.StatusCode);
        Assert.Contains("<Code>InvalidArgument</Code>", await basic.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        var requests = Service.Requests.Where(request => request.IsFileRequest).ToList();
        Assert.Equal(2, requests.Count);
        Assert.All(requests, request => Assert.True(request.HasAuthorization));
        Assert.Equal([null, Service.AccountSid], requests.Select(request => request.CredentialSid));
        Assert.Equal("#3 GET /bulk-exports/Messages/2026-07-01.json.gz", requests[1].ToString());
        Assert.Empty(requests[1].Query);
        Assert.Equal(Assert.Single(basic.Headers.GetValues("x-amz-request-id")), requests[1].RequestId);
        Assert.False(basic.Headers.Contains("Twilio-Request-Id"));
    }

    [Fact]
    public async Task Link_WithAnotherMethod_IsNotAllowed()
    {
        using var response = await _plain.DeleteAsync(await FetchLinkAsync(), Token);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Link_ToAFileThatIsGoneMeanwhile_IsNotFound()
    {
        var link = await FetchLinkAsync();
        Service.Files.Remove(ResourceType.Messages, First);

        using var response = await _plain.GetAsync(link, Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("<Code>NoSuchKey</Code>", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v1/Exports/Messages/Days/2026-07-04")]
    [InlineData("v1/Exports/Calls/Days/2026-07-01")]
    [InlineData("v1/Exports/Faxes/Days/2026-07-01")]
    [InlineData("v1/Exports/Messages/Days/07-01-2026")]
    [InlineData("v1/Exports/Messages/Days/2026-07-01/")]
    public async Task Fetch_OfWhatIsNotThere_IsNotFound(string path)
    {
        using var response = await GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(
            ErrorBody(20404, $"The requested resource /{path} was not found", 404),
            await response.Content.ReadAsStringAsync(Token)
        );
    }

    [Fact]
    public async Task Fetch_After7Days_IsNotFoundAlthoughTheJobIs()
    {
        var sid = Service.Jobs.Add(ThreeDays with { Age = TimeSpan.FromHours(1), Retention = TimeSpan.FromDays(8) });
        Clock.Advance(TimeSpan.FromDays(7));

        using var day = await GetAsync(Day);
        using var job = await Http.GetAsync(PathOf(sid), Token);

        Assert.Equal(HttpStatusCode.NotFound, day.StatusCode);
        Assert.Equal(HttpStatusCode.OK, job.StatusCode);
    }

    [Fact]
    public async Task FileHost_OfAnotherService_KnowsNoLinkOfThis()
    {
        await using var other = SimulatedBulkExport.Start();
        var link = await FetchLinkAsync();

        using var response = await _plain.GetAsync(new Uri(other.FileBaseAddress, link.PathAndQuery), Token);

        await AssertDeniedAsync(response);
    }

    [Fact]
    public async Task FilePort_OfAService_IsTheOneAskedFor()
    {
        int port;
        await using (var first = SimulatedBulkExport.Start())
        {
            port = first.FileBaseAddress.Port;
        }

        await using var second = SimulatedBulkExport.Start(new SimulatedBulkExportOptions { FilePort = port });

        Assert.Equal(port, second.FileBaseAddress.Port);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedBulkExportOptions { FilePort = 65536 });
        Assert.Throws<ArgumentException>(() => SimulatedBulkExport.Start(new SimulatedBulkExportOptions { Port = port, FilePort = port }));
    }

    protected override void DisposeClients()
    {
        _plain.Dispose();
        _unguided.Dispose();
    }

    private static async Task AssertDeniedAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("application/xml", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(Denied, await response.Content.ReadAsStringAsync(Token));
    }

    private async Task<Uri> FetchLinkAsync()
    {
        using var response = await _unguided.GetAsync(new Uri(Day, UriKind.Relative), Token);
        return await LinkIn(response);
    }
}
