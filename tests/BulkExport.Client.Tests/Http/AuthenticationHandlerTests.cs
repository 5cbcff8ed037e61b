using System.Net.Http.Headers;
using System.Text;

namespace BulkExport.Client.Tests.Http;

public class AuthenticationHandlerTests
{
    [Theory]
    [InlineData("https://api.example:8443/v1", true)]
    [InlineData("https://API.EXAMPLE:8443/", true)]
    [InlineData("http://api.example:8443/", false)]
    [InlineData("https://api.example/", false)]
    [InlineData("https://api.example.org:8443/", false)]
    [InlineData("https://evil.example/?https://api.example:8443/", false)]
    public async Task Send_OnlyToTheBaseAddress_CarriesCredentials(string address, bool carries)
    {
        var options = TestAccount.Options();
        options.BaseAddress = new("https://api.example:8443/");

        var header = await HeaderAsync(options, address);

        Assert.Equal(carries ? Basic(TestAccount.AccountSid, TestAccount.AuthToken) : null, header);
    }

    [Fact]
    public async Task Send_WithAnApiKey_CarriesTheKey()
    {
        var options = new BulkExportClientOptions
        {
            AccountSid = TestAccount.AccountSid,
            ApiKeySid = TestAccount.ApiKeySid,
            ApiKeySecret = TestAccount.ApiKeySecret,
        };

        Assert.Equal(
            Basic(TestAccount.ApiKeySid, TestAccount.ApiKeySecret),
            await HeaderAsync(options, "https://bulkexports.twilio.com/v1")
        );
    }

    private static async Task<AuthenticationHeaderValue?> HeaderAsync(BulkExportClientOptions options, string address)
    {
        var network = StubHandler.WithJob();
        using var http = new HttpClient(new AuthenticationHandler(options) { InnerHandler = network });
        using var response = await http.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
        return Assert.Single(network.Requests).Headers.Authorization;
    }

    private static AuthenticationHeaderValue Basic(string user, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}")));
}
