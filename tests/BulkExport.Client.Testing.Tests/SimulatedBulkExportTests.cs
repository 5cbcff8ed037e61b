using System.Net;
using System.Net.Sockets;

namespace BulkExport.Client.Testing.Tests;

public sealed class SimulatedBulkExportTests : SimulatorTestBase
{
    [Fact]
    public void Start_WithoutOptions_ListensOnLoopbackWithCredentialsOfTheServicesForm()
    {
        Assert.Equal("127.0.0.1", Service.BaseAddress.Host);
        Assert.NotEqual(0, Service.BaseAddress.Port);
        Assert.Matches("^AC[0-9a-f]{32}$", Service.AccountSid);
        Assert.Matches("^[0-9a-f]{32}$", Service.AuthToken);
        Assert.Matches("^SK[0-9a-f]{32}$", Service.ApiKeySid);
        Assert.Matches("^[0-9a-f]{32}$", Service.ApiKeySecret);
    }

    [Fact]
    public async Task Start_Twice_SharesNothing()
    {
        await using var other = SimulatedBulkExport.Start();
        var sid = Service.Jobs.Add(ThreeDays);

        Assert.NotEqual(Service.BaseAddress, other.BaseAddress);
        Assert.NotEqual(Service.AccountSid, other.AccountSid);
        Assert.False(other.Jobs.Contains(sid));
    }

    [Fact]
    public async Task Start_OnAPort_ListensThereAndFreesItWhenDisposed()
    {
        int port;
        await using (var first = SimulatedBulkExport.Start())
        {
            port = first.BaseAddress.Port;
        }

        await using var second = SimulatedBulkExport.Start(new SimulatedBulkExportOptions { Port = port });
        using var client = new BulkExportClient(second.CreateClientOptions());
        var sid = second.Jobs.Add(ThreeDays);

        Assert.Equal(port, second.BaseAddress.Port);
        Assert.Equal(sid, (await client.Jobs.FetchAsync(sid, Token)).JobSid);
    }

    [Fact]
    public void Start_OnAPortInUse_ThrowsAndNamesIt()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var failure = Assert.Throws<IOException>(() => SimulatedBulkExport.Start(new SimulatedBulkExportOptions { Port = port }));

        Assert.Contains($"port {port}:", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65536)]
    public void Port_ThatIsNone_Throws(int port) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedBulkExportOptions { Port = port });

    [Fact]
    public async Task CreateClientOptions_AsTheyAre_MakeAClientThatWorks()
    {
        using var client = new BulkExportClient(Service.CreateClientOptions());
        var sid = Service.Jobs.Add(ThreeDays);

        Assert.Equal(sid, (await client.Jobs.FetchAsync(sid, Token)).JobSid);
    }

    [Fact]
    public async Task Request_WithTheApiKey_IsAccepted()
    {
        using var http = CreateHttp(Service.ApiKeySid, Service.ApiKeySecret);

        using var response = await http.GetAsync(PathOf(Service.Jobs.Add(ThreeDays)), Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Service.ApiKeySid, Assert.Single(Service.Requests).CredentialSid);
    }

    [Fact]
    public async Task Request_WithWrongOrMixedCredentials_IsRefused()
    {
        var path = PathOf(Service.Jobs.Add(ThreeDays));
        (string? User, string? Secret)[] wrong =
        [
            (null, null),
            (Service.AccountSid, "wrong"),
            (Service.AccountSid, Service.ApiKeySecret),
            (Service.ApiKeySid, Service.AuthToken),
            (Service.AccountSid.ToUpperInvariant(), Service.AuthToken),
        ];
        foreach (var (user, secret) in wrong)
        {
            using var http = CreateHttp(user, secret);
            using var response = await http.GetAsync(path, Token);

            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("Basic realm=\"Twilio API\"", response.Headers.WwwAuthenticate.ToString());
            Assert.Equal(ErrorBody(20003, "Authenticate", 401), await response.Content.ReadAsStringAsync(Token));
        }

        Assert.All(Service.Requests, request => Assert.Null(request.CredentialSid));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/v1/Exports")]
    [InlineData("/v1/Exports/Jobs")]
    [InlineData("/v1/Exports/Jobs/")]
    [InlineData("/v1/Exports/Jobs/JS1")]
    [InlineData("/v1/Exports/Jobs/JS00000000000000000000000000000000")]
    [InlineData("/v1/Exports/Jobs/JS00000000000000000000000000000000/Days")]
    [InlineData("/v2/Exports/Jobs/JS00000000000000000000000000000000")]
    [InlineData("/__admin/mappings")]
    public async Task Request_ForWhatIsNotThere_IsNotFound(string path)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            ErrorBody(20404, $"The requested resource {path} was not found", 404),
            await response.Content.ReadAsStringAsync(Token)
        );
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    public async Task Request_WithAnotherMethod_IsNotAllowed(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), PathOf(Service.Jobs.Add(ThreeDays)));
        using var response = await Http.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "DELETE"], response.Content.Headers.Allow);
        Assert.Equal(ErrorBody(20004, "Method not allowed", 405), await response.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task Answer_Always_HasTheServicesHeadersAndTheClocksDate()
    {
        Service.Faults.Enqueue(Fault.Status(HttpStatusCode.InternalServerError));
        using var anonymous = CreateHttp();
        var path = PathOf(Service.Jobs.Add(ThreeDays));
        var ids = new HashSet<string>();
        for (var i = 0; i < 4; i++)
        {
            using var response = await (
                i == 3 ? anonymous.GetAsync(path, Token)
                : i == 2 ? Http.DeleteAsync(path, Token)
                : Http.GetAsync(path, Token)
            );

            var id = Assert.Single(response.Headers.GetValues("Twilio-Request-Id"));
            Assert.Matches("^RQ[0-9a-f]{32}$", id);
            Assert.True(ids.Add(id));
            Assert.Equal(id, Service.Requests[i].RequestId);
            Assert.Matches("^[1-9][0-9]*$", Assert.Single(response.Headers.GetValues("Twilio-Concurrent-Requests")));
            Assert.Equal(Start, response.Headers.Date);
        }
    }

    [Fact]
    public async Task Dispose_WithOpenCalls_BreaksThemOff()
    {
        var sid = Service.Jobs.Add(ThreeDays);
        Service.Faults.Enqueue(Fault.BodyStalled(afterBytes: 10));
        Service.Faults.Enqueue(Fault.NoResponse());
        using var stalled = await Http.GetAsync(PathOf(sid), HttpCompletionOption.ResponseHeadersRead, Token);
        var unanswered = Http.GetAsync(PathOf(sid), Token);
        while (Service.Requests.Count < 2)
        {
            await Task.Yield();
        }

        await Service.DisposeAsync();
        await Service.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => unanswered);
        await Assert.ThrowsAsync<HttpRequestException>(() => stalled.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public void ToString_OfTheService_HoldsNoSecret()
    {
        var text = Service.ToString();

        Assert.Contains(Service.AccountSid, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Service.AuthToken, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Service.ApiKeySecret, text, StringComparison.Ordinal);
    }
}
