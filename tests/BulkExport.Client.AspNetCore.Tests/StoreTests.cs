using System.Net;
using System.Text;
using BulkExport.Client.AspNetCore.Tests.Support;
using BulkExport.Client.Testing;

namespace BulkExport.Client.AspNetCore.Tests;

public sealed class StoreTests : WebhookTestBase
{
    private const string Document = "_bulkexport/webhooks/default.json";

    private readonly InMemoryExportStore _store = new();

    [Fact]
    public async Task Invoke_BeforeResponse_PersistsHint()
    {
        var sid = Service.Jobs.Add(Finished);
        var gate = new TaskCompletionSource();
        var handler = new HandlerRecorder { Handler = (_, _, _) => gate.Task };
        await using var host = await WebhookHost.StartAsync(Service, options => options.Store = _store, handler, Time);

        await host.SendAsync(sid);

        Assert.Contains(sid.ToString(), await ReadAsync(), StringComparison.Ordinal);
        gate.SetResult();
        await host.StopAsync();
        Assert.Equal(
            $$$"""{"formatVersion":1,"pending":{},"handled":{"{{{sid}}}":{{{Time.GetUtcNow().ToUnixTimeSeconds()}}}}}""",
            await ReadAsync()
        );
    }

    [Fact]
    public async Task Invoke_StoreFails_Returns503AndLogs()
    {
        var sid = Service.Jobs.Add(Finished);
        await using var host = await WebhookHost.StartAsync(
            Service,
            options => options.Store = new FaultyStore(_store) { FailWrites = true }
        );

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await host.SendAsync(sid));

        await host.StopAsync();
        Assert.Empty(host.Handler.Jobs);
        Assert.Contains(host.Logs.GetSnapshot(), log => log.Message.StartsWith("A webhook could not be stored", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Process_MarkFails_IsMarkedLaterWithoutAnotherCall()
    {
        var sid = Service.Jobs.Add(Finished);
        var store = new FaultyStore(_store);
        var handler = new HandlerRecorder
        {
            Handler = (_, _, _) =>
            {
                store.FailWrites = true;
                return Task.CompletedTask;
            },
        };
        await using var host = await WebhookHost.StartAsync(Service, options => options.Store = store, handler, Time);
        await host.SendAsync(sid);
        await handler.WaitAsync();
        await store.WriteFailed.Task.WaitAsync(Token);

        store.FailWrites = false;
        await host.WaitUntilIdleAsync();
        await Time.AdvanceAsync(IsRecovery);
        await store.WriteSucceeded.Task.WaitAsync(Token);

        await host.StopAsync();
        Assert.Single(handler.Jobs);
        Assert.Contains($"\"handled\":{{\"{sid}\"", await ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_PendingHintOfPreviousHost_IsHandledOnce()
    {
        var sid = Service.Jobs.Add(Finished);
        await using (var first = await WebhookHost.StartAsync(Service, options => options.Store = _store, FailingHandler()))
        {
            await first.SendAsync(sid);
            await first.Handler.WaitAsync();
            await first.StopAsync();
        }

        await using var second = await WebhookHost.StartAsync(Service, options => options.Store = _store);
        await second.Handler.WaitAsync();
        await second.SendAsync(sid);
        await second.StopAsync();

        await using var third = await WebhookHost.StartAsync(Service, options => options.Store = _store);
        await third.SendAsync(sid);
        await third.StopAsync();
        Assert.Single(second.Handler.Jobs);
        Assert.Empty(third.Handler.Jobs);
    }

    [Fact]
    public async Task Process_TwoInstances_OnlyOneHandlesJob()
    {
        var sid = Service.Jobs.Add(Finished);
        var gate = new TaskCompletionSource();
        var handler = new HandlerRecorder { Handler = (_, _, _) => gate.Task };
        await using var first = await WebhookHost.StartAsync(Service, options => options.Store = _store, handler);
        await using var second = await WebhookHost.StartAsync(Service, options => options.Store = _store, handler);

        await Task.WhenAll(first.SendAsync(sid), second.SendAsync(sid), first.SendAsync(sid), second.SendAsync(sid));
        await handler.WaitAsync();
        gate.SetResult();

        await Task.WhenAll(first.StopAsync(), second.StopAsync());
        Assert.Single(handler.Jobs);
    }

    [Fact]
    public async Task Process_ClaimOfStoppedInstanceExpires_IsHandledByAnother()
    {
        var sid = Service.Jobs.Add(Finished);
        var now = Time.GetUtcNow().ToUnixTimeSeconds();
        var state =
            $$$"""{"formatVersion":1,"pending":{"{{{sid}}}":{"received":{{{now}}},"owner":"crashed","until":{{{now + 299}}}}},"handled":{}}""";
        await _store.WriteDocumentAsync(Document, Encoding.UTF8.GetBytes(state), expectedVersion: null, Token);
        await using var host = await WebhookHost.StartAsync(Service, options => options.Store = _store, timeProvider: Time);

        await Time.WaitForDelayAsync(IsRecovery);
        await host.WaitUntilIdleAsync();
        Assert.Empty(host.Handler.Jobs);

        await Time.AdvanceAsync(IsRecovery);
        await host.Handler.WaitAsync();

        Assert.Single(host.Handler.Jobs);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"formatVersion":2}""")]
    [InlineData("""{"pending":{},"handled":{}}""")]
    [InlineData("""{"formatVersion":1,"pending":null}""")]
    public async Task Invoke_DocumentOfUnknownFormat_Returns503AndKeepsIt(string content)
    {
        await _store.WriteDocumentAsync(Document, Encoding.UTF8.GetBytes(content), expectedVersion: null, Token);
        await using var host = await WebhookHost.StartAsync(Service, options => options.Store = _store);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await host.SendAsync(Service.Jobs.Add(Finished)));

        Assert.Equal(content, await ReadAsync());
    }

    private static bool IsRecovery(TimeSpan delay) => delay == new BulkExportWebhookOptions().RecoveryInterval;

    private async Task<string> ReadAsync() => Encoding.UTF8.GetString((await _store.ReadDocumentAsync(Document, Token))!.Content.Span);

    private static HandlerRecorder FailingHandler() => new() { Handler = (_, _, _) => throw new InvalidOperationException("crash") };
}
