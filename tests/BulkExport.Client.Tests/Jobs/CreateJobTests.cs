using static BulkExport.TestSupport.RawServer;
using static BulkExport.TestSupport.TestAccount;
using static BulkExport.TestSupport.TestClientFactory;

namespace BulkExport.Client.Tests.Jobs;

/// <summary>On a clock that says 24 November 2026, at noon.</summary>
public sealed class CreateJobTests
{
    private static readonly CreateJobRequest Week = new()
    {
        ResourceType = ResourceType.Messages,
        StartDay = new(2026, 11, 1),
        EndDay = new(2026, 11, 7),
        FriendlyName = "first week",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CreateAsync_Everything_IsSentAsAForm()
    {
        await using var server = new RawServer(Answer(201, JobJson));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var job = await provider
            .Jobs()
            .CreateAsync(
                Week with
                {
                    Webhook = new JobWebhook(new Uri("https://hooks.example.com/done?key=1"), HttpMethod.Get),
                    Email = "ops@example.com",
                },
                Cancellation
            );

        Assert.Equal(TestAccount.JobSid, job.JobSid);
        var request = Assert.Single(server.Heads);
        Assert.StartsWith("POST /v1/Exports/Messages/Jobs HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/x-www-form-urlencoded\r\n", request, StringComparison.Ordinal);
        Assert.EndsWith(
            "StartDay=2026-11-01&EndDay=2026-11-07&FriendlyName=first+week&WebhookUrl=https%3A%2F%2Fhooks.example.com%2Fdone%3Fkey%3D1&WebhookMethod=GET&Email=ops%40example.com",
            request,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task CreateAsync_OnlyWhatIsRequired_SendsNothingElse()
    {
        await using var server = new RawServer(Answer(201, JobJson));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        await provider.Jobs().CreateAsync(Week, Cancellation);

        Assert.EndsWith(
            "\r\n\r\nStartDay=2026-11-01&EndDay=2026-11-07&FriendlyName=first+week",
            Assert.Single(server.Heads),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task CreateAsync_NotProcessed_IsRepeated()
    {
        await using var server = new RawServer(Answer(429, ""), Answer(201, JobJson));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        await provider.Jobs().CreateAsync(Week, Cancellation);

        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    public async Task CreateAsync_MayHaveBeenCarriedOut_IsNotRepeated(int status)
    {
        await using var server = new RawServer(Answer(status, ""), Answer(201, JobJson));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var thrown = await Assert.ThrowsAsync<BulkExportApiException>(() => provider.Jobs().CreateAsync(Week, Cancellation));

        Assert.Equal(status, (int)thrown.StatusCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task CreateAsync_Refused_SaysWhatWasAskedFor()
    {
        await using var server = new RawServer(Answer(400, ""));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var thrown = await Assert.ThrowsAsync<BulkExportApiException>(() => provider.Jobs().CreateAsync(Week, Cancellation));

        Assert.StartsWith(
            "The request to create a job for Messages 2026-11-01 to 2026-11-07 failed (HTTP 400).",
            thrown.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("cut")]
    [InlineData("no answer")]
    public async Task CreateAsync_AnswerIsLost_IsNotRepeatedAndSaysThatAJobMayBeThere(string badDay)
    {
        Behaviour bad = badDay switch
        {
            "reset" => Reset,
            "cut" => Cut(JobJson, 50),
            _ => static _ => Task.CompletedTask,
        };
        await using var server = new RawServer(bad, Answer(201, JobJson));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var thrown = await Assert.ThrowsAsync<BulkExportConnectionException>(() => provider.Jobs().CreateAsync(Week, Cancellation));

        Assert.EndsWith(
            "It is unknown whether the job was created: list the jobs before you create another one.",
            thrown.Message,
            StringComparison.Ordinal
        );
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task CreateAsync_NoConnection_IsRepeatedAndSaysNothingOfALostJob()
    {
        Uri address;
        await using (var gone = new RawServer(Answer(201, JobJson)))
        {
            address = gone.BaseAddress;
        }

        var clock = new AutoAdvanceTimeProvider();
        await using var provider = Build(address, clock);

        var thrown = await Assert.ThrowsAsync<BulkExportConnectionException>(() => provider.Jobs().CreateAsync(Week, Cancellation));

        Assert.Equal(5, thrown.AttemptCount);
        Assert.DoesNotContain("unknown", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateAsync_EndTooLate_NamesTheRuleAndTheLatestDay()
    {
        var message = await RefusedBeforeSendingAsync(Week with { EndDay = new(2026, 11, 23) });

        Assert.Equal(
            "The end day 2026-11-23 is too late: a day can be exported 2 days after it (UTC). The latest day allowed now is 2026-11-22. (Parameter 'request')",
            message
        );
    }

    [Fact]
    public async Task CreateAsync_EndOnTheLatestDay_IsSent()
    {
        await using var server = new RawServer(Answer(201, JobJson));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        await provider.Jobs().CreateAsync(Week with { EndDay = new(2026, 11, 22) }, Cancellation);

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task CreateAsync_EndBeforeStart_SaysSo() =>
        Assert.StartsWith(
            "The end day 2026-10-31 is before the start day 2026-11-01.",
            await RefusedBeforeSendingAsync(Week with { EndDay = new(2026, 10, 31) }),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task CreateAsync_OneDay_IsSent()
    {
        await using var server = new RawServer(Answer(201, JobJson));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        await provider.Jobs().CreateAsync(Week with { EndDay = Week.StartDay }, Cancellation);

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task CreateAsync_Null_IsRefused() =>
        Assert.Contains("(Parameter 'request')", await RefusedBeforeSendingAsync(null!), StringComparison.Ordinal);

    [Theory]
    [InlineData(366, false)]
    [InlineData(367, true)]
    public async Task CreateAsync_LongRange_IsRefusedBeyondAYear(int days, bool refused)
    {
        var request = Week with { StartDay = Week.EndDay.AddDays(1 - days) };
        await using var server = new RawServer(Answer(201, JobJson));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var failure = await Record.ExceptionAsync(() => provider.Jobs().CreateAsync(request, Cancellation));

        Assert.Equal(refused, failure is ArgumentException);
        Assert.Equal(refused, failure?.Message.StartsWith("The range has 367 days. At most 366", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task CreateAsync_NoName_IsRefused() => Assert.NotEmpty(await RefusedBeforeSendingAsync(Week with { FriendlyName = " " }));

    [Fact]
    public async Task CreateAsync_NoResourceType_IsRefused() =>
        Assert.StartsWith(
            "The resource type is default(ResourceType).",
            await RefusedBeforeSendingAsync(Week with { ResourceType = default }),
            StringComparison.Ordinal
        );

    [Fact]
    public void JobWebhook_RelativeAddressOrOtherMethod_IsRefused()
    {
        var relative = Assert.Throws<ArgumentException>(() => new JobWebhook(new Uri("done", UriKind.Relative)));
        var put = Assert.Throws<ArgumentException>(() => new JobWebhook(new Uri("https://example.com"), HttpMethod.Put));

        Assert.Equal("The address of a webhook must be absolute. (Parameter 'url')", relative.Message);
        Assert.Equal("The service calls a webhook with GET or POST. (Parameter 'method')", put.Message);
        Assert.Throws<ArgumentNullException>(() => new JobWebhook(null!));
        Assert.Equal(HttpMethod.Post, new JobWebhook(new Uri("https://example.com")).Method);
    }

    [Fact]
    public void ToString_OfTheRequest_ShowsNobodysAddress()
    {
        var request = Week with { Email = "ops@example.com", Webhook = new JobWebhook(new Uri("https://hooks.example.com/secret?key=1")) };

        Assert.Equal("Messages 2026-11-01 to 2026-11-07", request.ToString());
        Assert.Equal("POST https://hooks.example.com", request.Webhook.ToString());
    }

    private static async Task<string> RefusedBeforeSendingAsync(CreateJobRequest request)
    {
        await using var server = new RawServer(Answer(201, JobJson));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var thrown = await Assert.ThrowsAnyAsync<ArgumentException>(() => provider.Jobs().CreateAsync(request, Cancellation));

        Assert.Empty(server.Requests);
        return thrown.Message;
    }
}
