using System.Net;

namespace BulkExport.Client.Testing.Tests;

public sealed class RequestLogTests : SimulatorTestBase
{
    [Fact]
    public async Task Requests_OfTheClient_AreThereInOrder()
    {
        using var client = CreateClient();
        var sid = Service.Jobs.Add(ThreeDays);

        await client.Jobs.FetchAsync(sid, Token);
        Clock.Advance(TimeSpan.FromSeconds(3));
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
    public async Task Requests_WithQueryAndForm_AreRead()
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
    public async Task Requests_ThatAFaultStruck_NameIt()
    {
        var fault = Fault.Status(HttpStatusCode.BadGateway);
        Service.Faults.Enqueue(fault);
        using var response = await Http.GetAsync(PathOf(Service.Jobs.Add(ThreeDays)), Token);

        Assert.Same(fault, Assert.Single(Service.Requests).Fault);
    }

    [Fact]
    public async Task Clear_OfTheLog_ForgetsRequestsButNotTheirNumber()
    {
        var path = PathOf(Service.Jobs.Add(ThreeDays));
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
