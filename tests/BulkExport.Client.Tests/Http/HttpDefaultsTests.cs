namespace BulkExport.Client.Tests.Http;

public sealed class HttpDefaultsTests
{
    [Fact]
    public void CreateHandler_FollowsNothingAndRemembersNothing()
    {
        using var handler = HttpDefaults.CreateHandler();

        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
        Assert.Equal(TimeSpan.FromMinutes(5), handler.PooledConnectionLifetime);
    }

    [Fact]
    public void StopRedirects_OfEitherHandler_StopsThem()
    {
        using var sockets = new SocketsHttpHandler();
        using var client = new HttpClientHandler();

        HttpDefaults.StopRedirects(sockets);
        HttpDefaults.StopRedirects(client);

        Assert.False(sockets.AllowAutoRedirect);
        Assert.False(client.AllowAutoRedirect);
    }

    [Fact]
    public void Configure_SaysWhoAsksAndLeavesTimeToTheCall()
    {
        using var http = new HttpClient();
        var options = TestAccount.Options();

        HttpDefaults.Configure(http, options);

        Assert.Equal(options.BaseAddress, http.BaseAddress);
        Assert.Equal(Timeout.InfiniteTimeSpan, http.Timeout);
        Assert.Matches(@"^BulkExport\.Client/\d+\.\d+\.\S+ \.NET/\d+\.\d+", http.DefaultRequestHeaders.UserAgent.ToString());
    }
}
