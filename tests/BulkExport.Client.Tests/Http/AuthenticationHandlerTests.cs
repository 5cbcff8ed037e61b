using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;

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
    public async Task SendAsync_DifferentOrigin_OmitsCredentials(string uri, bool sendsCredentials)
    {
        var options = TestAccount.Options();
        options.BaseAddress = new("https://api.example:8443/");

        var header = await GetAuthorizationAsync(options, uri);

        Assert.Equal(sendsCredentials ? Basic(TestAccount.AccountSid, TestAccount.AuthToken) : null, header);
    }

    [Fact]
    public async Task SendAsync_ApiKey_SendsKeyAsBasicCredentials()
    {
        var options = new BulkExportClientOptions
        {
            AccountSid = TestAccount.AccountSid,
            ApiKeySid = TestAccount.ApiKeySid,
            ApiKeySecret = TestAccount.ApiKeySecret,
        };

        Assert.Equal(
            Basic(TestAccount.ApiKeySid, TestAccount.ApiKeySecret),
            await GetAuthorizationAsync(options, "https://bulkexports.twilio.com/v1")
        );
    }

    private static async Task<AuthenticationHeaderValue?> GetAuthorizationAsync(BulkExportClientOptions options, string uri)
    {
        var handler = StubHandler.WithJob();
        using var http = new HttpClient(
            new AuthenticationHandler(new CredentialProvider(options, () => options, NullLogger.Instance), options.BaseAddress)
            {
                InnerHandler = handler,
            }
        );
        using var response = await http.GetAsync(new Uri(uri), TestContext.Current.CancellationToken);
        return Assert.Single(handler.Requests).Headers.Authorization;
    }

    private static AuthenticationHeaderValue Basic(string user, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}")));
}
