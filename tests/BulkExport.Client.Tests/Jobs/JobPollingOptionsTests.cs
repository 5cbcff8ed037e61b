using Microsoft.Extensions.Configuration;

namespace BulkExport.Client.Tests.Jobs;

public sealed class JobPollingOptionsTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static TheoryData<string, JobPollingOptions> InvalidOptions =>
        new()
        {
            {
                nameof(JobPollingOptions.InitialInterval),
                new() { InitialInterval = Second - Tick }
            },
            {
                nameof(JobPollingOptions.InitialInterval),
                new() { InitialInterval = Day + Tick }
            },
            {
                nameof(JobPollingOptions.MaxInterval),
                new() { MaxInterval = Second - Tick }
            },
            {
                nameof(JobPollingOptions.MaxInterval),
                new() { MaxInterval = Day + Tick }
            },
            {
                nameof(JobPollingOptions.Timeout),
                new() { Timeout = -Tick }
            },
            {
                nameof(JobPollingOptions.MaxTransientFailureDuration),
                new() { MaxTransientFailureDuration = -Tick }
            },
        };

    [Fact]
    public void Constructor_Default_SetsDocumentedValues()
    {
        var options = new JobPollingOptions();

        Assert.Equal(TimeSpan.FromSeconds(5), options.InitialInterval);
        Assert.Equal(TimeSpan.FromMinutes(5), options.MaxInterval);
        Assert.Null(options.Timeout);
        Assert.Equal(TimeSpan.FromHours(1), options.MaxTransientFailureDuration);
    }

    [Fact]
    public void ThrowIfInvalid_BoundaryValues_DoesNotThrow()
    {
        new JobPollingOptions { InitialInterval = Second, MaxInterval = Day }.ThrowIfInvalid("options");
        new JobPollingOptions { Timeout = TimeSpan.Zero, MaxTransientFailureDuration = TimeSpan.Zero }.ThrowIfInvalid("options");
        new JobPollingOptions { Timeout = TimeSpan.MaxValue, MaxTransientFailureDuration = TimeSpan.MaxValue }.ThrowIfInvalid("options");
    }

    [Theory]
    [MemberData(nameof(InvalidOptions))]
    public void WatchAsync_InvalidOption_ThrowsAndNamesIt(string name, JobPollingOptions options)
    {
        using var client = TestClientFactory.CreateWithoutRetries(StubHandler.WithJob());

        var thrown = Assert.Throws<ArgumentException>(() =>
            client.Jobs.WatchAsync(TestAccount.JobSid, options, TestContext.Current.CancellationToken)
        );

        Assert.Equal("pollingOptions", thrown.ParamName);
        Assert.StartsWith($"{name}: ", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_Configuration_SetsAllOptions()
    {
        var settings = new Dictionary<string, string?>
        {
            ["InitialInterval"] = "00:00:02",
            ["MaxInterval"] = "00:01:00",
            ["Timeout"] = "12:00:00",
            ["MaxTransientFailureDuration"] = "00:30:00",
        };

        var options = new ConfigurationBuilder().AddInMemoryCollection(settings).Build().Get<JobPollingOptions>()!;

        Assert.Equal(TimeSpan.FromSeconds(2), options.InitialInterval);
        Assert.Equal(TimeSpan.FromMinutes(1), options.MaxInterval);
        Assert.Equal(TimeSpan.FromHours(12), options.Timeout);
        Assert.Equal(TimeSpan.FromMinutes(30), options.MaxTransientFailureDuration);
    }
}
