using System.Net;
using System.Net.Http.Headers;

namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests the validation of signed links by the file host.</summary>
public sealed class FileLinkTests : DayFileTestBase
{
    private const string AccessDenied =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>";

    [Fact]
    public async Task Link_FirstRequest_ReturnsGeneratedFile()
    {
        using var response = await AnonymousHttp.GetAsync(await FetchLinkAsync(), Token);

        var file = Service.Files.Get(ResourceType.Messages, First);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/gzip", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(file.Length, response.Content.Headers.ContentLength);
        Assert.Equal(Start, response.Headers.Date);
        Assert.Equal(file.ToArray(), await response.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task Link_SecondRequest_ReturnsAccessDenied()
    {
        var link = await FetchLinkAsync();
        using var first = await AnonymousHttp.GetAsync(link, Token);
        using var second = await AnonymousHttp.GetAsync(link, Token);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        await AssertAccessDeniedAsync(second);
    }

    [Fact]
    public async Task Link_After240Seconds_ReturnsAccessDenied()
    {
        var (early, late) = (await FetchLinkAsync(), await FetchLinkAsync());
        Time.Advance(TimeSpan.FromSeconds(240) - TimeSpan.FromTicks(1));
        using var inTime = await AnonymousHttp.GetAsync(early, Token);
        Time.Advance(TimeSpan.FromTicks(1));
        using var tooLate = await AnonymousHttp.GetAsync(late, Token);

        Assert.Equal(HttpStatusCode.OK, inTime.StatusCode);
        await AssertAccessDeniedAsync(tooLate);
    }

    [Fact]
    public async Task Link_DifferentPathOrSignature_ReturnsAccessDenied()
    {
        var link = await FetchLinkAsync();
        using var otherDay = await AnonymousHttp.GetAsync(
            new Uri(link.OriginalString.Replace("2026-07-01", "2026-07-02", StringComparison.Ordinal)),
            Token
        );
        using var otherSignature = await AnonymousHttp.GetAsync(new Uri($"{link.OriginalString}0"), Token);
        using var noSignature = await AnonymousHttp.GetAsync(new Uri(link.GetLeftPart(UriPartial.Path)), Token);
        using var right = await AnonymousHttp.GetAsync(link, Token);

        await AssertAccessDeniedAsync(otherDay);
        await AssertAccessDeniedAsync(otherSignature);
        await AssertAccessDeniedAsync(noSignature);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task Link_AuthorizationHeader_ReturnsBadRequestAndLogsNoSecret()
    {
        var link = await FetchLinkAsync();
        AnonymousHttp.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "abc");
        using var bearer = await AnonymousHttp.GetAsync(link, Token);
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
    public async Task Link_UnsupportedMethod_ReturnsMethodNotAllowed()
    {
        using var response = await AnonymousHttp.DeleteAsync(await FetchLinkAsync(), Token);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Link_RemovedFile_ReturnsNotFound()
    {
        var link = await FetchLinkAsync();
        Service.Files.Remove(ResourceType.Messages, First);

        using var response = await AnonymousHttp.GetAsync(link, Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("<Code>NoSuchKey</Code>", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_DifferentSimulator_ReturnsAccessDenied()
    {
        await using var other = SimulatedBulkExport.Start();
        var link = await FetchLinkAsync();

        using var response = await AnonymousHttp.GetAsync(new Uri(other.FileHostBaseAddress, link.PathAndQuery), Token);

        await AssertAccessDeniedAsync(response);
    }

    private static async Task AssertAccessDeniedAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("application/xml", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(AccessDenied, await response.Content.ReadAsStringAsync(Token));
    }
}
