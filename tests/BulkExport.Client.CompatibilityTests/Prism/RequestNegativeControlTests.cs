using System.Net;
using System.Net.Http.Headers;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>Negative control: Prism must reject each kind of invalid request.</summary>
public sealed class RequestNegativeControlTests : IClassFixture<MockFixture>, IDisposable
{
    private const string Job = "v1/Exports/Jobs/JS0123456789abcdef0123456789abcdef";

    private static readonly Dictionary<string, string> GoodJob = new()
    {
        ["StartDay"] = "2020-07-01",
        ["EndDay"] = "2020-07-02",
        ["FriendlyName"] = "July",
    };

    private readonly HttpClient _http;
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    public RequestNegativeControlTests(NodeProject node, MockFixture mock)
    {
        node.SkipIfMissing();
        _http = new HttpClient { BaseAddress = mock.Address };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("user:secret"u8));
    }

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData(Job, HttpStatusCode.OK)]
    [InlineData("v1/Exports/Jobs/JS01", HttpStatusCode.UnprocessableEntity)]
    [InlineData("v1/Export/Jobs/JS0123456789abcdef0123456789abcdef", HttpStatusCode.NotFound)]
    [InlineData("v1/Exports/Messages/Jobs?PageSize=1000", HttpStatusCode.OK)]
    [InlineData("v1/Exports/Messages/Jobs?PageSize=1001", HttpStatusCode.UnprocessableEntity)]
    [InlineData("v1/Exports/Messages/Days?PageSize=400", HttpStatusCode.OK)]
    [InlineData("v1/Exports/Messages/Days?PageSize=401", HttpStatusCode.UnprocessableEntity)]
    [InlineData("v1/Exports/messages/Days", HttpStatusCode.UnprocessableEntity)]
    [InlineData("v1/Exports/Messages/Days/07%2F01%2F2020", HttpStatusCode.UnprocessableEntity)]
    public async Task Get_Path_ReturnsStatus(string path, HttpStatusCode status)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), _token);

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("FriendlyName", "Another", HttpStatusCode.Created)]
    [InlineData("FriendlyName", null, HttpStatusCode.UnprocessableEntity)]
    [InlineData("EndDay", null, HttpStatusCode.UnprocessableEntity)]
    [InlineData("StartDay", "07/01/2020", HttpStatusCode.UnprocessableEntity)]
    [InlineData("WebhookMethod", "PUT", HttpStatusCode.UnprocessableEntity)]
    public async Task CreateJob_Field_ReturnsStatus(string field, string? value, HttpStatusCode status)
    {
        var fields = GoodJob.Where(other => other.Key != field).Concat(value is null ? [] : [new(field, value)]);
        using var form = new FormUrlEncodedContent(fields);
        using var response = await _http.PostAsync(new Uri("v1/Exports/Messages/Jobs", UriKind.Relative), form, _token);

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("Enabled=true", HttpStatusCode.OK)]
    [InlineData("Enabled=maybe", HttpStatusCode.UnprocessableEntity)]
    [InlineData("WebhookUrl=&WebhookMethod=", HttpStatusCode.OK)]
    [InlineData("WebhookUrl=&WebhookMethod=none", HttpStatusCode.UnprocessableEntity)]
    public async Task UpdateConfiguration_Form_ReturnsStatus(string text, HttpStatusCode status)
    {
        using var form = new StringContent(text, null, "application/x-www-form-urlencoded");
        using var response = await _http.PostAsync(new Uri("v1/Exports/Messages/Configuration", UriKind.Relative), form, _token);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task CreateJob_Json_IsRejected()
    {
        using var json = new StringContent(
            """{"StartDay":"2020-07-01","EndDay":"2020-07-02","FriendlyName":"July"}""",
            null,
            "application/json"
        );

        using var response = await _http.PostAsync(new Uri("v1/Exports/Messages/Jobs", UriKind.Relative), json, _token);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData(null)]
    public async Task FetchJob_WithoutBasicCredential_IsRejected(string? scheme)
    {
        _http.DefaultRequestHeaders.Authorization = scheme is null ? null : new AuthenticationHeaderValue(scheme, "secret");

        using var response = await _http.GetAsync(new Uri(Job, UriKind.Relative), _token);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }
}
