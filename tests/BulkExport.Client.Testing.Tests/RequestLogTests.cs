using System.Net;

namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests the log of received requests.</summary>
public sealed class RequestLogTests : SimulatorTestBase
{
    [Fact]
    public async Task Requests_ClientCalls_ReturnsRequestsInOrder()
    {
        using var client = CreateClient();
        var sid = Service.Jobs.Add(ThreeDays);

        await client.Jobs.FetchAsync(sid, Token);
        Time.Advance(TimeSpan.FromSeconds(3));
        await client.Jobs.DeleteAsync(sid, Token);

        Assert.Equal([$"#1 GET /v1/Exports/Jobs/{sid}", $"#2 DELETE /v1/Exports/Jobs/{sid}"], Service.Requests.Select(r => r.ToString()));
        var request = Service.Requests[1];
        Assert.Equal(2, request.Number);
        Assert.Equal(HttpMethod.Delete, request.Method);
        Assert.Equal(Start.AddSeconds(3), request.ReceivedAt);
        Assert.Equal(Service.AccountSid, request.CredentialSid);
        Assert.StartsWith("BulkExport.Client/", request.UserAgent, StringComparison.Ordinal);
        Assert.Null(request.Fault);
        Assert.Empty(request.Query);
        Assert.Empty(request.Form);
    }

    [Fact]
    public async Task Requests_QueryAndForm_ReturnsParsedValues()
    {
        using var form = new FormUrlEncodedContent([new("FriendlyName", "July & more"), new("Tag", "a"), new("Tag", "b")]);

        using var response = await Http.PostAsync(new Uri("v1/Exports/Messages/Jobs?PageSize=2&Page=1", UriKind.Relative), form, Token);

        var request = Assert.Single(Service.Requests);
        Assert.Equal("/v1/Exports/Messages/Jobs", request.Path);
        Assert.Equal(new Dictionary<string, string> { ["PageSize"] = "2", ["Page"] = "1" }, request.Query);
        Assert.Equal(new Dictionary<string, string> { ["FriendlyName"] = "July & more", ["Tag"] = "a,b" }, request.Form);
        Assert.Null(request.UserAgent);
    }

    [Fact]
    public async Task Requests_FaultInjected_ReturnsFault()
    {
        var fault = Fault.Status(HttpStatusCode.BadGateway);
        Service.Faults.Enqueue(fault);
        using var response = await Http.GetAsync(GetJobPath(Service.Jobs.Add(ThreeDays)), Token);

        Assert.Same(fault, Assert.Single(Service.Requests).Fault);
    }

    [Fact]
    public async Task Headers_Request_ReturnsHeadersWithoutCredential()
    {
        using var client = CreateClient();
        await client.Jobs.FetchAsync(Service.Jobs.Add(ThreeDays), Token);

        var request = Assert.Single(Service.Requests);
        Assert.Equal(request.UserAgent, request.Headers["user-agent"]);
        Assert.Equal("Basic", request.Headers["authorization"]);
        Assert.False(request.Headers.ContainsKey("X-Missing"));
        Assert.DoesNotContain("Basic", request.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Authorization", "Bearer token", "Bearer")]
    [InlineData("authorization", "token", "")]
    [InlineData("Authorization", "Digest username=\"u\", response=\"r\"", "Digest")]
    [InlineData("Authorization", "user:pass word", "")]
    [InlineData("Proxy-Authorization", "Basic dXNlcjpwYXNz", "Basic")]
    [InlineData("X-Custom", "a b", "a b")]
    public async Task Headers_Credential_ReturnsOnlyScheme(string name, string value, string expected)
    {
        using var http = CreateHttp();
        http.DefaultRequestHeaders.TryAddWithoutValidation(name, value);

        using var response = await http.GetAsync(GetJobPath(TestAccount.JobSid), Token);

        Assert.Equal(expected, Assert.Single(Service.Requests).Headers[name]);
    }

    [Fact]
    public async Task Headers_SeveralValues_AreJoined()
    {
        Http.DefaultRequestHeaders.Add("X-Custom", ["a", "b"]);

        using var response = await Http.GetAsync(GetJobPath(TestAccount.JobSid), Token);

        Assert.Contains(Assert.Single(Service.Requests).Headers["X-Custom"], (string[])["a,b", "a, b"]);
    }

    [Fact]
    public async Task Clear_LoggedRequests_RemovesRequestsAndContinuesNumbering()
    {
        var path = GetJobPath(Service.Jobs.Add(ThreeDays));
        using var first = await Http.GetAsync(path, Token);
        var before = Service.Requests.GetEnumerator();
        Service.Requests.Clear();
        Assert.Empty(Service.Requests);
        using var second = await Http.GetAsync(path, Token);

        Assert.Equal(2, Assert.Single(Service.Requests).Number);
        Assert.True(before.MoveNext());
        Assert.Equal(1, before.Current.Number);
        before.Dispose();
    }
}
