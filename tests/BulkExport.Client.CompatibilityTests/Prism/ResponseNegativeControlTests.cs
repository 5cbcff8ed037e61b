using System.Net;
using System.Net.Http.Headers;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>
/// Negative control: Prism must reject an invalid response to each operation. It silently skips parts of a description that it cannot
/// interpret, so a passing proxy test alone proves nothing.
/// </summary>
public sealed class ResponseNegativeControlTests(NodeProject node) : IAsyncLifetime
{
    private readonly WireMockServer _service = WireMockServer.Start();
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;
    private PrismServer? _prism;

    public async ValueTask InitializeAsync()
    {
        node.SkipIfMissing();
        _prism = await PrismServer.ProxyAsync(node, new Uri(_service.Urls[0]));
    }

    public async ValueTask DisposeAsync()
    {
        await (_prism?.DisposeAsync() ?? ValueTask.CompletedTask);
        _service.Dispose();
    }

    [Fact]
    public async Task Response_UnknownField_IsRejected()
    {
        (HttpMethod Method, string Path, int Status)[] operations =
        [
            (HttpMethod.Get, "Jobs/JS0123456789abcdef0123456789abcdef", 200),
            (HttpMethod.Get, "Jobs/JS0123456789abcdef0123456789abcdef", 404),
            (HttpMethod.Post, "Messages/Jobs", 201),
            (HttpMethod.Get, "Messages/Jobs", 200),
            (HttpMethod.Get, "Messages/Days", 200),
            (HttpMethod.Get, "Messages/Days/2020-07-01", 307),
            (HttpMethod.Get, "Messages/Days/2020-07-01", 404),
            (HttpMethod.Get, "Messages/Configuration", 200),
            (HttpMethod.Post, "Messages/Configuration", 200),
        ];

        await Assert.AllAsync(
            operations,
            async operation => Assert.Contains("unknown", await GetErrorAsync(operation), StringComparison.Ordinal)
        );
    }

    private async Task<string> GetErrorAsync((HttpMethod Method, string Path, int Status) operation)
    {
        _service.Reset();
        _service
            .Given(Request.Create())
            .RespondWith(
                Response
                    .Create()
                    .WithStatusCode(operation.Status)
                    .WithHeader("Content-Type", "application/json")
                    .WithBody("""{"unknown":true}""")
            );
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(operation.Method, new Uri(_prism!.Address, $"v1/Exports/{operation.Path}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("user:secret"u8));
        if (operation.Method == HttpMethod.Post)
        {
            request.Content = new StringContent(
                "StartDay=2020-07-01&EndDay=2020-07-01&FriendlyName=x",
                null,
                "application/x-www-form-urlencoded"
            );
        }

        using var response = await http.SendAsync(request, _token);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        return await response.Content.ReadAsStringAsync(_token);
    }
}
