using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.Tests.Values;

/// <summary>Tests values as parameters of a minimal API.</summary>
public sealed class RouteBindingTests : IAsyncLifetime
{
    private WebApplication? _app;

    private HttpClient Http => _app!.GetTestClient();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        _app = builder.Build();
        _app.MapGet("/jobs", (ResourceType type) => type.Value);
        _app.MapGet("/jobs/{sid}", (JobSid sid) => sid.ToString());
        _app.MapGet("/days", (ResourceType[] types, JobStatus? status) => $"{string.Join(',', types)} {status?.Value ?? "any"}");
        _app.MapGet(
            "/messages/{sid}",
            (TwilioSid sid, MessageStatus status, CommunicationDirection direction) => $"{sid} {status} {direction}"
        );
        _app.MapGet(
            "/calls",
            (CallStatus call, ConferenceStatus conference, ParticipantStatus participant) => $"{call} {conference} {participant}"
        );
        _app.MapGet("/counts", () => new Dictionary<ResourceType, int> { [ResourceType.Messages] = 7 });
        await _app.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync() => await _app!.DisposeAsync();

    [Theory]
    [InlineData("/jobs?type=messages", "Messages")]
    [InlineData("/jobs/JS0123456789abcdef0123456789abcdef", "JS0123456789abcdef0123456789abcdef")]
    [InlineData("/days?types=Calls&types=Messages&status=Failed", "Calls,Messages Failed")]
    [InlineData("/days?types=Calls", "Calls any")]
    [InlineData("/messages/SM1?status=sent&direction=outbound-api", "SM1 sent outbound-api")]
    [InlineData("/calls?call=busy&conference=completed&participant=ringing", "busy completed ringing")]
    public async Task Get_ValidValue_BindsParameter(string path, string expected) =>
        Assert.Equal(expected, await Http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("/jobs?type=a%2Fb")]
    [InlineData("/jobs?type=")]
    [InlineData("/jobs")]
    [InlineData("/jobs/JS1")]
    public async Task Get_InvalidValue_ReturnsBadRequest(string path)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Get_DictionaryByResourceType_ReturnsJsonObject()
    {
        var counts = await Http.GetFromJsonAsync<Dictionary<string, int>>("/counts", TestContext.Current.CancellationToken);

        Assert.Equal(7, counts!["Messages"]);
    }
}
