using System.Net;

namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests <see cref="SimulatedAccounts"/>: separate credentials and resources, and a shared quota.</summary>
public sealed class SimulatedAccountsTests : SimulatorTestBase
{
    private static readonly DateOnly First = new(2026, 7, 1);
    private static readonly DateOnly Today = DateOnly.FromDateTime(Start.UtcDateTime);

    [Fact]
    public void Accounts_Started_ContainsFirstAccount()
    {
        var account = Assert.Single(Service.Accounts);

        Assert.Equal(
            (Service.AccountSid, Service.AuthToken, Service.ApiKeySid, Service.ApiKeySecret),
            (account.AccountSid, account.AuthToken, account.ApiKeySid, account.ApiKeySecret)
        );
        Assert.Same(Service.Jobs, account.Jobs);
        Assert.Same(Service.Days, account.Days);
        Assert.Same(Service.Files, account.Files);
        Assert.Equal($"Simulated account {account.AccountSid}", account.ToString());
    }

    [Fact]
    public async Task Fetch_JobOfAnotherAccount_ReturnsNotFound()
    {
        var other = Service.Accounts.Add();
        using var otherClient = new BulkExportClient(other.CreateClientOptions());
        var sid = Service.Jobs.Add(ThreeDays);

        var fetch = await Assert.ThrowsAsync<BulkExportApiException>(() => otherClient.Jobs.FetchAsync(sid, Token));
        var delete = await Assert.ThrowsAsync<BulkExportApiException>(() => otherClient.Jobs.DeleteAsync(sid, Token));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (fetch.StatusCode, delete.StatusCode));
        Assert.True(Service.Jobs.Contains(sid));
        Assert.Equal(0, other.Jobs.Count);
        Assert.Empty(await otherClient.Jobs.ListAsync(ResourceType.Messages, cancellationToken: Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Request_SidOfOneAccountWithTokenOfAnother_ReturnsUnauthorized()
    {
        var other = Service.Accounts.Add();
        using var http = CreateHttp(other.AccountSid, Service.AuthToken);

        using var response = await http.GetAsync(new Uri("v1/Exports/Messages/Jobs?PageSize=1", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal((null, null), (Service.Requests[0].AccountSid, Service.Requests[0].CredentialSid));
    }

    [Fact]
    public async Task Request_ApiKeyOfAddedAccount_IsLoggedWithAccount()
    {
        var other = Service.Accounts.Add();
        using var http = CreateHttp(other.ApiKeySid, other.ApiKeySecret);

        using var response = await http.GetAsync(new Uri("v1/Exports/Messages/Jobs?PageSize=1", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((other.AccountSid, other.ApiKeySid), (Service.Requests[0].AccountSid, Service.Requests[0].CredentialSid));
    }

    [Fact]
    public async Task Download_SameDayOfTwoAccounts_ServesFileOfEachAccount()
    {
        var other = Service.Accounts.Add();
        foreach (var account in Service.Accounts)
        {
            account.Jobs.Add(ThreeDays with { Age = TimeSpan.FromHours(1) });
            using var http = CreateHttp(account.AccountSid, account.AuthToken);

            Assert.Equal(account.Files.Get(ResourceType.Messages, First).ToArray(), await DownloadAsync(http, First));
        }

        var sids = Service.Accounts.SelectMany(account => account.Files.Get(ResourceType.Messages, First).ReadRecords()).ToList();
        Assert.Equal(sids.Count, sids.Select(record => record.Sid).Distinct().Count());
        Service.Files.Remove(ResourceType.Messages, First);
        Assert.NotNull(other.Days.Find(ResourceType.Messages, First));
    }

    [Fact]
    public async Task Configuration_EnabledForOneAccount_GeneratesDaysOfThatAccount()
    {
        var other = Service.Accounts.Add();
        using var client = new BulkExportClient(other.CreateClientOptions());

        await client.Configuration.UpdateAsync(ResourceType.Messages, new() { Enabled = true }, Token);
        Time.Advance(TimeSpan.FromDays(1));

        Assert.Single(other.Days.List(ResourceType.Messages));
        Assert.Empty(Service.Days.List(ResourceType.Messages));
    }

    [Fact]
    public async Task Create_QuotaUsedByOtherAccount_ReturnsBadRequest()
    {
        var other = Service.Accounts.Add();
        using var otherHttp = CreateHttp(other.AccountSid, other.AuthToken);

        Assert.Equal(HttpStatusCode.Created, await CreateAsync(Http, days: 200));
        Assert.Equal(HttpStatusCode.BadRequest, await CreateAsync(otherHttp, days: 167));
        Assert.Equal(HttpStatusCode.Created, await CreateAsync(otherHttp, days: 166));
        Assert.Equal(HttpStatusCode.BadRequest, await CreateAsync(Http, days: 1));
        Assert.Equal((200, 166), (Service.Jobs.DaysRequestedToday, other.Jobs.DaysRequestedToday));
        Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.Created, await CreateAsync(Http, days: 366));

        Assert.Equal(new Dictionary<DateOnly, int> { [Today] = 200, [Today.AddDays(1)] = 366 }, Service.Jobs.DaysRequested);
        Assert.Equal(new Dictionary<DateOnly, int> { [Today] = 166 }, other.Jobs.DaysRequested);
        Assert.Equal(new Dictionary<DateOnly, int> { [Today] = 366, [Today.AddDays(1)] = 366 }, Service.Accounts.DaysRequested);
    }

    [Fact]
    public async Task Create_TwoAccountsConcurrently_NeverExceedsQuota()
    {
        var other = Service.Accounts.Add();
        using var otherHttp = CreateHttp(other.AccountSid, other.AuthToken);

        var statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => CreateAsync(i % 2 == 0 ? Http : otherHttp, days: 30)));

        Assert.Equal(12, statuses.Count(status => status == HttpStatusCode.Created));
        Assert.Equal(360, Service.Accounts.DaysRequested[Today]);
    }

    [Fact]
    public async Task RevokeCredentials_Requests_ReturnUnauthorizedForThatAccountOnly()
    {
        var other = Service.Accounts.Add();
        using var otherHttp = CreateHttp(other.AccountSid, other.AuthToken);
        using var keyHttp = CreateHttp(other.ApiKeySid, other.ApiKeySecret);

        other.RevokeCredentials();

        Assert.Equal(HttpStatusCode.Unauthorized, await ListAsync(otherHttp));
        Assert.Equal(HttpStatusCode.Unauthorized, await ListAsync(keyHttp));
        Assert.Equal(HttpStatusCode.OK, await ListAsync(Http));
        using var rotatedHttp = CreateHttp(other.AccountSid, other.RotateAuthToken());
        Assert.Equal(HttpStatusCode.OK, await ListAsync(rotatedHttp));
        Assert.Equal(HttpStatusCode.Unauthorized, await ListAsync(keyHttp));
    }

    [Fact]
    public async Task RotateAuthToken_OldToken_ReturnsUnauthorized()
    {
        var token = Service.Accounts[0].RotateAuthToken();

        Assert.Equal(HttpStatusCode.Unauthorized, await ListAsync(Http));
        Assert.Equal(token, Service.AuthToken);
        using var http = CreateHttp(Service.AccountSid, token);
        Assert.Equal(HttpStatusCode.OK, await ListAsync(http));
    }

    private static async Task<HttpStatusCode> CreateAsync(HttpClient http, int days)
    {
        using var form = new FormUrlEncodedContent([
            new("StartDay", $"{First.AddDays(1 - days):yyyy-MM-dd}"),
            new("EndDay", $"{First:yyyy-MM-dd}"),
            new("FriendlyName", "Quota"),
        ]);
        using var response = await http.PostAsync(new Uri("v1/Exports/Messages/Jobs", UriKind.Relative), form, Token);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> ListAsync(HttpClient http)
    {
        using var response = await http.GetAsync(new Uri("v1/Exports/Messages/Jobs?PageSize=1", UriKind.Relative), Token);
        return response.StatusCode;
    }
}
