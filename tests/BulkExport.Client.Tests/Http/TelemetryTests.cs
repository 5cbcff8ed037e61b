using System.Net;
using System.Text;
using BulkExport.Client.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Polly.Timeout;

namespace BulkExport.Client.Tests.Http;

/// <summary>The logs and metrics of a call, and the secrets that must not appear in them.</summary>
[Collection(PollyMetricsCollector.CollectionName)]
public sealed class TelemetryTests : IDisposable
{
    private const string Email = "ops@example.com";
    private const string WebhookSecret = "s3cr3t-query";

    private readonly FakeLoggerProvider _logs = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FetchAsync_Retried_LogsFailureAndAttemptCount()
    {
        var requestId = await FetchWithFaultAsync(Fault.Response(HttpStatusCode.ServiceUnavailable, "text/plain", ""));

        var retrying = Assert.Single(ClientLogs(), record => record.Id.Id == 1);
        Assert.Equal(LogLevel.Warning, retrying.Level);
        Assert.StartsWith($"Attempt 1 to fetch job {TestAccount.JobSid} failed; retrying in ", retrying.Message, StringComparison.Ordinal);
        Assert.Contains(
            $" s: The request to fetch job {TestAccount.JobSid} failed (HTTP 503, request {requestId}).",
            retrying.Message,
            StringComparison.Ordinal
        );
        var completed = Assert.Single(ClientLogs(), record => record.Id.Id == 3);
        Assert.EndsWith("after 2 attempt(s).", completed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeleteAsync_NotFoundAfterResponseLost_LogsAssumedSuccess()
    {
        await using var fixture = new ServiceFixture(loggerProvider: _logs);
        fixture.AddJob();
        fixture.Faults.Enqueue(Fault.ResponseLost());

        await fixture.Jobs.DeleteAsync(TestAccount.JobSid, Cancellation);

        var assumed = Assert.Single(ClientLogs(), record => record.Id.Id == 2);
        Assert.Equal(LogLevel.Information, assumed.Level);
        Assert.Equal(
            $"The outcome of an earlier attempt to delete job {TestAccount.JobSid} is unknown, but the resource no longer exists; the request is considered successful.",
            assumed.Message
        );
    }

    [Fact]
    public async Task FetchAsync_Retried_EmitsPollyTelemetry()
    {
        using var attempts = new PollyMetricsCollector("resilience.polly.strategy.attempt.duration", "FetchJob");

        await FetchWithFaultAsync(Fault.Status(HttpStatusCode.ServiceUnavailable));

        Assert.Contains(
            _logs.Collector.GetSnapshot(),
            record =>
                record.Category == "Polly"
                && record.Message.Contains("'OnRetry', Source: 'BulkExport.Client/(null)/Retry'", StringComparison.Ordinal)
        );
        Assert.True(attempts.Count >= 2);
    }

    [Fact]
    public async Task FetchAsync_AttemptTimesOut_EmitsPollyLog()
    {
        await using var fixture = new ServiceFixture(loggerProvider: _logs, useSimulatedTime: true);
        fixture.AddJob();
        fixture.Faults.Enqueue(Fault.NoResponse());

        await fixture.SimulatedTime.AdvanceUntilCompletedAsync(fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation), Cancellation);

        Assert.Contains(
            _logs.Collector.GetSnapshot(),
            record =>
                record
                    is { Category: "Polly", Level: LogLevel.Debug, Exception: TimeoutRejectedException { Timeout: { TotalSeconds: 10 } } }
                && record.Message.StartsWith("Execution attempt. Source: 'BulkExport.Client/(null)/Retry'", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task FetchAsync_FailuresAndSensitiveValues_LogsNoSecret()
    {
        await using var fixture = new ServiceFixture(loggerProvider: _logs);
        var service = fixture.Service;
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{service.AccountSid}:{service.AuthToken}"));
        service.Jobs.Add(
            new SimulatedJob
            {
                JobSid = TestAccount.JobSid,
                StartDay = new(2020, 7, 1),
                EndDay = new(2020, 7, 1),
                Email = Email,
                WebhookUrl = new($"https://hooks.example.com/done?key={WebhookSecret}"),
            }
        );
        fixture.Faults.Enqueue(Fault.ConnectionReset());
        fixture.Faults.Enqueue(Fault.Response(HttpStatusCode.ServiceUnavailable, "text/html", $"<p>Basic {credentials} {Email}</p>"));

        var job = await fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation);

        Assert.Equal(Email, job.Email);
        var logs = _logs.Collector.GetSnapshot();
        Assert.NotEmpty(logs);
        foreach (var text in logs.Select(record => $"{record.Message} {record.Exception} {string.Join(' ', record.StructuredState ?? [])}"))
        {
            Assert.DoesNotContain(service.AuthToken, text, StringComparison.Ordinal);
            Assert.DoesNotContain(credentials, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(service.AuthToken))[..12], text, StringComparison.Ordinal);
            Assert.DoesNotContain("Basic ", text.Replace("Basic ***", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain(Email, text, StringComparison.Ordinal);
            Assert.DoesNotContain(WebhookSecret, text, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _logs.Dispose();

    private IEnumerable<FakeLogRecord> ClientLogs() =>
        _logs.Collector.GetSnapshot().Where(record => record.Category == typeof(BulkExportClient).FullName);

    private async Task<string> FetchWithFaultAsync(Fault fault)
    {
        await using var fixture = new ServiceFixture(loggerProvider: _logs);
        fixture.AddJob();
        fixture.Faults.Enqueue(fault);
        await fixture.Jobs.FetchAsync(TestAccount.JobSid, Cancellation);
        return fixture.Requests[0].RequestId;
    }
}
