using System.Net;

namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests that the simulator supports every published operation of the service.</summary>
public sealed class ApiMetadataTests : SimulatorTestBase
{
    private const string Sid = "JS0123456789abcdef0123456789abcdef";

    /// <summary>Gets the HTTP method, path, success status code and form fields of each operation.</summary>
    public static TheoryData<string, string, int, string> Operations { get; } =
        new()
        {
            { "GET", $"/v1/Exports/Jobs/{Sid}", 200, "" },
            { "DELETE", $"/v1/Exports/Jobs/{Sid}", 204, "" },
            { "GET", "/v1/Exports/Messages/Jobs?PageSize=1000&Page=0", 200, "" },
            {
                "POST",
                "/v1/Exports/Messages/Jobs",
                201,
                "StartDay=2026-07-01&EndDay=2026-07-02&FriendlyName=July&WebhookUrl=https%3A%2F%2Fexample.com&WebhookMethod=POST&Email=a%40example.com"
            },
            { "GET", "/v1/Exports/Messages/Days?PageSize=400&Page=0", 200, "" },
            { "GET", "/v1/Exports/Messages/Days/2026-07-01", 307, "" },
            { "GET", "/v1/Exports/Messages", 200, "" },
            { "GET", "/v1/Exports/Messages/Configuration", 200, "" },
            { "POST", "/v1/Exports/Messages/Configuration", 200, "Enabled=true&WebhookUrl=https%3A%2F%2Fexample.com&WebhookMethod=GET" },
        };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Operation_Published_ReturnsSuccessStatusCode(string method, string path, int status, string form)
    {
        Service.Jobs.Add(ThreeDays with { JobSid = JobSid.Parse(Sid), Age = TimeSpan.FromHours(1) });
        using var http = CreateHttp(Service.AccountSid, Service.AuthToken, followRedirects: false);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (form.Length > 0)
        {
            request.Content = new StringContent(form, null, "application/x-www-form-urlencoded");
        }

        using var response = await http.SendAsync(request, Token);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Operation_UnsupportedMethod_ReturnsAllowedMethods()
    {
        var byPath = Operations.Select(row => row.Data).GroupBy(operation => operation.Item2.Split('?')[0], operation => operation.Item1);
        foreach (var path in byPath)
        {
            using var request = new HttpRequestMessage(HttpMethod.Patch, path.Key);
            using var response = await Http.SendAsync(request, Token);

            Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
            Assert.Equal(path.Order(), response.Content.Headers.Allow.Order());
        }
    }

    [Theory]
    [InlineData("/v1/Exports")]
    [InlineData("/v1/Exports/Jobs")]
    [InlineData("/v1/Exports/Jobs?PageSize=50")]
    [InlineData("/v1/Exports/Messages/Jobs/JS0123456789abcdef0123456789abcdef")]
    public async Task Request_UnpublishedPath_ReturnsNotFound(string path)
    {
        using var response = await GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    public async Task Request_UnsupportedMethod_ReturnsMethodNotAllowed(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), GetJobPath(Service.Jobs.Add(ThreeDays)));
        using var response = await Http.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "DELETE"], response.Content.Headers.Allow);
        Assert.Equal(ErrorBody(20004, "Method not allowed", 405), await response.Content.ReadAsStringAsync(Token));
    }
}
