using System.Net;
using BulkExport.Client.AspNetCore.Tests.Support;
using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.AspNetCore.Tests;

public sealed class ProcessingTests : WebhookTestBase
{
    private static readonly TimeSpan RecoveryInterval = TimeSpan.FromMinutes(5);

    private static bool IsRecovery(TimeSpan delay) => delay == RecoveryInterval;

    private static bool IsShort(TimeSpan delay) => delay < TimeSpan.FromSeconds(90); // a retry or a poll, but not the renewal of a claim

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Process_FourDeliveries_CallsHandlerOnce(bool useStore)
    {
        var sid = Service.Jobs.Add(Finished);
        await using var host = await WebhookHost.StartAsync(
            Service,
            options => options.Store = useStore ? new InMemoryExportStore() : null
        );

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => host.SendAsync(sid)));
        await host.Handler.WaitAsync();
        Assert.Equal(HttpStatusCode.NoContent, await host.SendAsync(sid));

        await host.StopAsync();
        Assert.Single(host.Handler.Jobs);
    }

    [Fact]
    public async Task Process_HandlerFails_RetriesInNewScope()
    {
        var sid = Service.Jobs.Add(Finished);
        var scopes = new List<object>();
        var handler = new HandlerRecorder
        {
            Handler = (_, services, _) =>
            {
                scopes.Add(services.GetRequiredService<ScopedService>());
                return scopes.Count < 3 ? throw new InvalidOperationException("not yet") : Task.CompletedTask;
            },
        };
        await using var host = await StartAsync(handler: handler);

        await host.SendAsync(sid);
        await Time.AdvanceUntilAsync(Repeat(3, handler.WaitAsync), IsShort);

        await host.StopAsync();
        Assert.Equal(3, handler.Jobs.Count);
        Assert.Equal(3, scopes.Distinct().Count());
        Assert.Equal(
            2,
            host.Logs.GetSnapshot().Count(log => log.Message.StartsWith("Attempt ", StringComparison.Ordinal) && log.Exception is not null)
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Process_HandlerFailsRepeatedly_IsCalledAgainAfterRecoveryInterval(bool useStore)
    {
        var sid = Service.Jobs.Add(Finished);
        var handler = new HandlerRecorder { Handler = (_, _, _) => throw new InvalidOperationException("not yet") };
        await using var host = await StartAsync(
            options => (options.MaxRetryAttempts, options.Store) = (0, useStore ? new InMemoryExportStore() : null),
            handler
        );
        await host.SendAsync(sid);
        await handler.WaitAsync();

        await host.WaitUntilIdleAsync();
        handler.Handler = (_, _, _) => Task.CompletedTask;
        await Time.AdvanceAsync(IsRecovery);
        await handler.WaitAsync();
        await host.SendAsync(sid);

        await host.StopAsync();
        Assert.Equal(2, handler.Jobs.Count);
        Assert.Contains(host.Logs.GetSnapshot(), log => log.Message.Contains("could not be handled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Process_JobNotFinished_IsPolledUntilFinished()
    {
        var sid = Service.Jobs.Add(Finished with { Age = TimeSpan.Zero, QueueTime = TimeSpan.FromMinutes(2) });
        await using var host = await StartAsync();

        await host.SendAsync(sid);
        await Time.AdvanceUntilAsync(host.Handler.WaitAsync(), IsShort);

        Assert.True(host.Handler.Jobs.Single().IsFinished);
    }

    [Fact]
    public async Task Process_JobNotFinishedInTime_IsLeftForLater()
    {
        var sid = Service.Jobs.Add(Finished with { Age = TimeSpan.Zero, QueueTime = TimeSpan.FromHours(2) });
        var added = Time.GetUtcNow();
        await using var host = await StartAsync();

        await host.SendAsync(sid);
        await Time.AdvanceUntilAsync(host.WaitUntilIdleAsync(), delay => delay != RecoveryInterval);
        var polls = Service.Requests.Count;
        var recoveries = 0;
        for (; host.Handler.Jobs.Count == 0; recoveries++)
        {
            await Time.AdvanceAsync(IsRecovery);
            await Time.WaitForDelayAsync(IsRecovery);
            await host.WaitUntilIdleAsync();
        }

        Assert.True(host.Handler.Jobs.Single().IsFinished);
        Assert.InRange(Time.GetUtcNow() - added, TimeSpan.FromHours(2), TimeSpan.FromHours(2.25));
        Assert.NotInRange(recoveries, 0, 1);
        Assert.Equal(polls + recoveries, Service.Requests.Count); // one request each
        Assert.Contains(
            host.Logs.GetSnapshot(),
            log => log.Message == $"Job {sid} is not finished; it remains pending, and is polled again later."
        );
    }

    [Fact]
    public async Task Process_JobOfAnotherAccount_IsDiscarded()
    {
        var sid = JobSid.Parse("JS00000000000000000000000000000000");
        await using var host = await StartAsync(options => options.CompletionTimeout = TimeSpan.Zero);
        var next = Service.Jobs.Add(Finished);

        await host.SendAsync(sid);
        await host.SendAsync(next);
        await host.Handler.WaitAsync();

        await host.StopAsync();
        Assert.Contains(
            host.Logs.GetSnapshot(),
            log => log.Message.StartsWith($"Discarded the webhook of job {sid}", StringComparison.Ordinal)
        );
        Assert.Equal(next, host.Handler.Jobs.Single().JobSid);
    }

    [Fact]
    public async Task Process_NoJobSid_HandlesJobsWithThisWebhook()
    {
        var job = Finished with { WebhookUrl = new Uri(WebhookHost.Url + "?token=1"), WebhookMethod = HttpMethod.Post };
        var sids = new[] { Service.Jobs.Add(job), Service.Jobs.Add(job with { ResourceType = ResourceType.Calls }) };
        Service.Jobs.Add(Finished);
        Service.Jobs.Add(job with { WebhookUrl = new Uri("http://localhost/hooks/other") });
        await using var host = await StartAsync();

        Assert.Equal(
            HttpStatusCode.NoContent,
            await host.SendFormAsync(WebhookHost.Url + "?token=1", Service.AuthToken, KeyValuePair.Create("status", "completed"))
        );
        await Repeat(2, host.Handler.WaitAsync);

        await host.StopAsync();
        Assert.Equal(sids.ToHashSet(), host.Handler.Jobs.Select(one => one.JobSid).ToHashSet());
    }

    private Task<WebhookHost> StartAsync(Action<BulkExportWebhookOptions>? configure = null, HandlerRecorder? handler = null) =>
        WebhookHost.StartAsync(
            Service,
            options =>
            {
                options.RecoveryInterval = RecoveryInterval;
                configure?.Invoke(options);
            },
            handler,
            Time,
            configureServices: services => services.AddScoped<ScopedService>()
        );

    private static async Task Repeat(int count, Func<Task> wait)
    {
        for (var i = 0; i < count; i++)
        {
            await wait();
        }
    }

    private sealed class ScopedService;
}
