using System.Net;

namespace BulkExport.Client.Testing.Tests;

/// <summary>The operations that the service publishes, against what the simulated one answers.</summary>
public sealed class ApiMetadataTests : SimulatorTestBase
{
    private const string Sid = "JS0123456789abcdef0123456789abcdef";

    /// <summary>Method, path, status of success, fields of the form.</summary>
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
    public async Task Operation_ThatIsPublished_Succeeds(string method, string path, int status, string form)
    {
        Service.Jobs.Add(ThreeDays with { JobSid = JobSid.Parse(Sid), Age = TimeSpan.FromHours(1) });
        using var http = CreateHttp(Service.AccountSid, Service.AuthToken, followsRedirects: false);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (form.Length > 0)
        {
            request.Content = new StringContent(form, null, "application/x-www-form-urlencoded");
        }

        using var response = await http.SendAsync(request, Token);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Paths_OfAllOperations_AllowTheirMethodsAndNoOthers()
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
    public async Task Path_ThatHasNoOperation_IsNotFound(string path)
    {
        using var response = await GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
