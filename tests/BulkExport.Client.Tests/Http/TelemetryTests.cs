using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Polly.Timeout;
using static BulkExport.TestSupport.RawServer;
using static BulkExport.TestSupport.TestAccount;
using static BulkExport.TestSupport.TestClientFactory;

namespace BulkExport.Client.Tests.Http;

/// <summary>What a call tells the logs and meters, and what it must not tell them.</summary>
[Collection(PollyMetricsCollector.Turns)]
public sealed class TelemetryTests
{
    private const string Email = "ops@example.com";
    private const string WebhookSecret = "s3cr3t-query";

    private static readonly string JobWithSecrets = JobJson
        .Replace("\"email\":null", $"\"email\":\"{Email}\"", StringComparison.Ordinal)
        .Replace(
            "\"webhook_url\":null",
            $"\"webhook_url\":\"https://hooks.example.com/done?key={WebhookSecret}\"",
            StringComparison.Ordinal
        );

    [Fact]
    public async Task FetchAsync_Repeated_LogsTheFailureAndTheWait()
    {
        var logs = await LogsOfAsync(Answer(503, ""), Answer(200, JobJson));

        var repeating = Assert.Single(logs, record => record.Id.Id == 1 && record.Category == typeof(BulkExportClient).FullName);
        Assert.Equal(LogLevel.Warning, repeating.Level);
        Assert.StartsWith(
            $"Attempt 1 to fetch job {TestAccount.JobSid} failed: The request to fetch job {TestAccount.JobSid} failed (HTTP 503).",
            repeating.Message,
            StringComparison.Ordinal
        );
        var completed = Assert.Single(logs, record => record.Id.Id == 3 && record.Category == typeof(BulkExportClient).FullName);
        Assert.EndsWith("after 2 attempt(s).", completed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeleteAsync_FoundGoneAfterALostAnswer_LogsThatItWasDone()
    {
        await using var server = new RawServer(Answer(500, ""), Answer(404, ""));
        using var logs = new FakeLoggerProvider();
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider(), logs: logs);

        await provider.Jobs().DeleteAsync(TestAccount.JobSid, TestContext.Current.CancellationToken);

        var found = Assert.Single(
            logs.Collector.GetSnapshot(),
            record => record.Id.Id == 2 && record.Category == typeof(BulkExportClient).FullName
        );
        Assert.Equal(LogLevel.Information, found.Level);
        Assert.Equal(
            $"The outcome of an earlier attempt to delete job {TestAccount.JobSid} is unknown, but the resource no longer exists; treating the request as successful.",
            found.Message
        );
    }

    [Fact]
    public async Task FetchAsync_Repeated_ReportsThroughPollysLogsAndMeter()
    {
        using var attempts = new PollyMetricsCollector("resilience.polly.strategy.attempt.duration", "FetchJob");

        var logs = await LogsOfAsync(Answer(503, ""), Answer(200, JobJson));

        Assert.Contains(
            logs,
            record =>
                record.Category == "Polly"
                && record.Message.Contains("'OnRetry', Source: 'BulkExport.Client/(null)/Retry'", StringComparison.Ordinal)
        );
        Assert.True(attempts.Count >= 2);
    }

    [Fact]
    public async Task FetchAsync_AttemptTooLong_IsReportedThroughPollysLogs()
    {
        await using var server = new RawServer().Then(s => s.Silence).Then(_ => Answer(200, JobJson));
        using var logs = new FakeLoggerProvider();
        var clock = new AutoAdvanceTimeProvider();
        await using var provider = Build(server.BaseAddress, clock, logs: logs);

        var fetching = provider.Jobs().FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken);
        await server.Stalled.WaitAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(10));
        await fetching;

        Assert.Contains(
            logs.Collector.GetSnapshot(),
            record =>
                record
                    is { Category: "Polly", Level: LogLevel.Debug, Exception: TimeoutRejectedException { Timeout: { TotalSeconds: 10 } } }
                && record.Message.StartsWith("Execution attempt. Source: 'BulkExport.Client/(null)/Retry'", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task AnyCall_WhateverHappens_LogsNoSecret()
    {
        var logs = await LogsOfAsync(
            Reset,
            Answer(503, $"<p>Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AccountSid}:{AuthToken}"))} {Email}</p>"),
            Answer(200, JobWithSecrets)
        );

        Assert.NotEmpty(logs);
        foreach (var text in logs.Select(record => $"{record.Message} {record.Exception} {string.Join(' ', record.StructuredState ?? [])}"))
        {
            Assert.DoesNotContain(AuthToken, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(AuthToken))[..12], text, StringComparison.Ordinal);
            Assert.DoesNotContain("Basic ", text.Replace("Basic ***", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain(Email, text, StringComparison.Ordinal);
            Assert.DoesNotContain(WebhookSecret, text, StringComparison.Ordinal);
        }
    }

    private static async Task<IReadOnlyList<FakeLogRecord>> LogsOfAsync(params Behaviour[] script)
    {
        await using var server = new RawServer(script);
        using var logs = new FakeLoggerProvider();
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider(), logs: logs);
        await provider.Jobs().FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken);
        return logs.Collector.GetSnapshot();
    }
}
