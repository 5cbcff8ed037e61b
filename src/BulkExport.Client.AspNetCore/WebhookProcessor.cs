using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.AspNetCore;

/// <summary>Accepts the notifications of an endpoint, and processes them in the background.</summary>
internal sealed class WebhookProcessor : IDisposable
{
    private readonly BulkExportWebhookOptions _options;
    private readonly IWebhookStateStore _store;
    private readonly TrimmingWebhookStateStore _state;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly WebhookJobHandler _handler;
    private readonly WebhookHintProcessor _hints;
    private readonly ConcurrentDictionary<string, Task> _active = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborting = new();
    private Task _recovery = Task.CompletedTask;
    private volatile bool _isRunning;
    private volatile bool _isDisposed;

    public WebhookProcessor(
        BulkExportWebhookOptions options,
        Func<Job, IServiceProvider, CancellationToken, Task> handler,
        IServiceProvider services,
        ILogger logger
    )
    {
        Name = options.EffectiveName;
        _options = options;
        _logger = logger;
        _timeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System;
        _store = options.Store is { } store ? new ExportStoreWebhookStateStore(store, Name) : new InMemoryWebhookStateStore();
        _state = new TrimmingWebhookStateStore(_store, _timeProvider, options.Retention);
        _handler = new WebhookJobHandler(options, handler, services, _timeProvider, logger, _stopping.Token, _aborting.Token);
        _hints = new WebhookHintProcessor(options, _handler, services, _state, _timeProvider, logger, _aborting.Token);
    }

    public string Name { get; }

    /// <summary>Persists hints, and starts to process those that are not handled.</summary>
    /// <returns><see langword="true"/> if the hints are persisted or handled; <see langword="false"/> if the sender should try again.</returns>
    public async Task<bool> TryAcceptAsync(IReadOnlyList<string> hints, CancellationToken cancellationToken)
    {
        if (!_isRunning && _options.Store is null)
        {
            return false;
        }

        try
        {
            var now = _timeProvider.GetUtcNow().ToUnixTimeSeconds();
            var pending = await _state.UpdateAsync(state => state.TryAdd(hints, now), cancellationToken).ConfigureAwait(false);
            if (_isRunning)
            {
                Activate(pending ?? []);
            }

            return pending is not null;
        }
        catch (BulkExportFileException exception)
        {
            _logger.WebhookNotStored(exception.Message);
            return false;
        }
    }

    public void Start()
    {
        _isRunning = true;
        _recovery = Task.Run(RecoverAsync);
    }

    /// <summary>Waits for the jobs that are being handled. Waits for delays and unfinished jobs end immediately.</summary>
    /// <param name="cancellationToken">The token that is canceled when the shutdown timeout elapses, and then cancels the handlers.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _isRunning = false;
        await _stopping.CancelAsync().ConfigureAwait(false);
        using var registration = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _aborting);
        try
        {
            await _recovery.WaitAsync(cancellationToken).ConfigureAwait(false);
            await WaitUntilIdleAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // A handler that ignores its token does not delay the shutdown further.
        }
    }

    /// <summary>Waits until no hint is being processed. Pending hints may remain.</summary>
    public async Task WaitUntilIdleAsync(CancellationToken cancellationToken)
    {
        while (!_active.IsEmpty)
        {
            await Task.WhenAll(_active.Values).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Cancels what is still processed, which happens if the application is disposed without being stopped, and releases all resources.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isRunning = false;
        _isDisposed = true;
        _stopping.Cancel();
        _aborting.Cancel();
        _stopping.Dispose();
        _aborting.Dispose();
        _handler.Dispose();
        (_store as IDisposable)?.Dispose();
    }

    /// <summary>Processes pending hints at the start and at regular intervals.</summary>
    private async Task RecoverAsync()
    {
        try
        {
            while (true)
            {
                try
                {
                    Activate(await _state.UpdateAsync(state => state.Pending.Keys.ToArray(), _stopping.Token).ConfigureAwait(false));
                }
                catch (BulkExportFileException exception)
                {
                    _logger.ProcessingFailed(exception.Message);
                }

                await Task.Delay(_options.RecoveryInterval, _timeProvider, _stopping.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private void Activate(IReadOnlyList<string> hints)
    {
        foreach (var hint in hints)
        {
            var completed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_active.TryAdd(hint, completed.Task))
            {
                _ = Task.Run(async () =>
                {
                    await ProcessAsync(hint).ConfigureAwait(false);
                    _active.TryRemove(hint, out _);
                    completed.SetResult();
                });
            }
        }
    }

    private async Task ProcessAsync(string hint)
    {
        try
        {
            Activate(await _hints.ProcessAsync(hint).ConfigureAwait(false));
        }
        catch (Exception exception) when (_isDisposed || (exception is OperationCanceledException && _stopping.IsCancellationRequested))
        {
            // The hint remains pending.
        }
        catch (BulkExportException exception)
        {
            _logger.ProcessingFailed(exception.Message);
        }
        catch (Exception exception)
        {
            _logger.ProcessingFailedUnexpectedly(exception);
        }
    }
}
