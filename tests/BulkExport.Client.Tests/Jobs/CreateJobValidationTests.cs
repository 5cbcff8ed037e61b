namespace BulkExport.Client.Tests.Jobs;

/// <summary>Tests the validation of requests before they are sent.</summary>
public sealed class CreateJobValidationTests : CreateJobTestBase
{
    [Fact]
    public async Task CreateAsync_EndDayTooRecent_ThrowsWithLatestDay()
    {
        var message = await GetArgumentErrorAsync(WeekRequest with { EndDay = new(2026, 11, 23) });

        Assert.Equal(
            "The end day 2026-11-23 is too recent. The latest day that can be exported is 2 days before today (UTC): specify 2026-11-22 or an earlier day. (Parameter 'request')",
            message
        );
    }

    [Fact]
    public async Task CreateAsync_EndDayIsLatestDay_SendsRequest()
    {
        await using var fixture = new ServiceFixture();

        await fixture.Jobs.CreateAsync(WeekRequest with { EndDay = new(2026, 11, 22) }, Cancellation);

        Assert.Single(fixture.Requests);
    }

    [Fact]
    public async Task CreateAsync_EndDayBeforeStartDay_Throws() =>
        Assert.StartsWith(
            "The end day 2026-10-31 is before the start day 2026-11-01.",
            await GetArgumentErrorAsync(WeekRequest with { EndDay = new(2026, 10, 31) }),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task CreateAsync_OneDay_SendsRequest()
    {
        await using var fixture = new ServiceFixture();

        await fixture.Jobs.CreateAsync(WeekRequest with { EndDay = WeekRequest.StartDay }, Cancellation);

        Assert.Single(fixture.Requests);
    }

    [Fact]
    public async Task CreateAsync_NullRequest_Throws() =>
        Assert.Contains("(Parameter 'request')", await GetArgumentErrorAsync(null!), StringComparison.Ordinal);

    [Theory]
    [InlineData(366, false)]
    [InlineData(367, true)]
    public async Task CreateAsync_LongRange_ThrowsAbove366Days(int days, bool isRejected)
    {
        var request = WeekRequest with { StartDay = WeekRequest.EndDay.AddDays(1 - days) };
        await using var fixture = new ServiceFixture();

        var exception = await Record.ExceptionAsync(() => fixture.Jobs.CreateAsync(request, Cancellation));

        Assert.Equal(isRejected, exception is ArgumentException);
        Assert.Equal(
            isRejected,
            exception?.Message.StartsWith("The range has 367 days, which exceeds the quota of 366 days", StringComparison.Ordinal) ?? false
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public async Task CreateAsync_MissingFriendlyName_ThrowsWithExample(string? friendlyName) =>
        Assert.Equal(
            "The friendly name must not be null, empty or consist only of white-space characters. Set CreateJobRequest.FriendlyName, for example to \"November messages\". (Parameter 'request')",
            await GetArgumentErrorAsync(WeekRequest with { FriendlyName = friendlyName! })
        );

    [Fact]
    public async Task CreateAsync_DefaultResourceType_Throws() =>
        Assert.StartsWith(
            "The resource type is default(ResourceType).",
            await GetArgumentErrorAsync(WeekRequest with { ResourceType = default }),
            StringComparison.Ordinal
        );

    [Fact]
    public void WebhookEndpoint_RelativeUriOrUnsupportedMethod_Throws()
    {
        var relative = Assert.Throws<ArgumentException>(() => new JobWebhook(new Uri("done", UriKind.Relative)));
        var put = Assert.Throws<ArgumentException>(() => new JobWebhook(new Uri("https://example.com"), HttpMethod.Put));

        Assert.Equal("The URI of a webhook must be absolute, such as https://example.com/hook. (Parameter 'url')", relative.Message);
        Assert.Equal("The HTTP method of a webhook must be GET or POST. (Parameter 'method')", put.Message);
        Assert.Throws<ArgumentNullException>(() => new JobWebhook(null!));
        Assert.Equal(HttpMethod.Post, new JobWebhook(new Uri("https://example.com")).Method);
    }

    private static async Task<string> GetArgumentErrorAsync(CreateJobRequest request)
    {
        await using var fixture = new ServiceFixture();

        var exception = await Assert.ThrowsAnyAsync<ArgumentException>(() => fixture.Jobs.CreateAsync(request, Cancellation));

        Assert.Empty(fixture.Requests);
        return exception.Message;
    }
}
