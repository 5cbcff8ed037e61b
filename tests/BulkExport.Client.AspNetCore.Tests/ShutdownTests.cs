using System.Net;
using BulkExport.Client.AspNetCore.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.AspNetCore.Tests;

/// <summary>Tests applications that are stopped.</summary>
public sealed class ShutdownTests : WebhookTestBase
{
    [Fact]
    public async Task Stop_HandlerRuns_WaitsForIt()
    {
        var sid = Service.Jobs.Add(Finished);
        var gate = new TaskCompletionSource();
        var handler = new HandlerRecorder { Handler = (_, _, cancellationToken) => gate.Task.WaitAsync(cancellationToken) };
        await using var host = await WebhookHost.StartAsync(Service, handler: handler);
        await host.SendAsync(sid);
        await handler.WaitAsync();

        var stop = host.StopAsync();
        Assert.False(stop.IsCompleted);
        gate.SetResult();
        await stop;

        Assert.Contains(host.Logs.GetSnapshot(), log => log.Message == $"Handled job {sid}.");
    }

    [Fact]
    public async Task Stop_HandlerExceedsShutdownTimeout_CancelsIt()
    {
        var sid = Service.Jobs.Add(Finished);
        var canceled = new TaskCompletionSource();
        var handler = new HandlerRecorder
        {
            Handler = async (_, _, cancellationToken) =>
            {
                await using var registration = cancellationToken.Register(canceled.SetResult);
                await canceled.Task;
                cancellationToken.ThrowIfCancellationRequested();
            },
        };
        await using var host = await WebhookHost.StartAsync(Service, handler: handler);
        await host.SendAsync(sid);
        await handler.WaitAsync();
        using var timeout = new CancellationTokenSource();

        var stop = host.StopAsync(timeout.Token);
        await timeout.CancelAsync();
        await Record.ExceptionAsync(() => stop);

        await canceled.Task.WaitAsync(Token);
    }

    [Fact]
    public async Task Dispose_NotStoppedWhileHandlerRuns_LogsNoError()
    {
        var sid = Service.Jobs.Add(Finished);
        var gate = new TaskCompletionSource();
        var handler = new HandlerRecorder { Handler = (_, _, _) => gate.Task };
        await using var host = await WebhookHost.StartAsync(Service, handler: handler);
        await host.SendAsync(sid);
        await handler.WaitAsync();
        var service = host.Services.GetRequiredService<WebhookProcessorService>();

        service.Dispose();
        gate.SetResult();
        await Task.WhenAll(service.Processors.Select(processor => processor.WaitUntilIdleAsync(Token)));

        Assert.DoesNotContain(host.Logs.GetSnapshot(), log => log.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task Invoke_StoppedWithoutStore_Returns503()
    {
        await using var host = await WebhookHost.StartAsync(Service);
        await host.Services.GetRequiredService<WebhookProcessorService>().StopAsync(Token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await host.SendAsync(Service.Jobs.Add(Finished)));
    }
}
