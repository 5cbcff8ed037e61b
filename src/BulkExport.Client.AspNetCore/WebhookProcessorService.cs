using Microsoft.Extensions.Hosting;

namespace BulkExport.Client.AspNetCore;

/// <summary>Starts and stops the processors of all endpoints with the host.</summary>
internal sealed class WebhookProcessorService : IHostedService, IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, WebhookProcessor> _processors = [];
    private bool _isStarted;

    /// <summary>Gets the processors of all endpoints.</summary>
    public IReadOnlyCollection<WebhookProcessor> Processors
    {
        get
        {
            lock (_lock)
            {
                return [.. _processors.Values];
            }
        }
    }

    /// <summary>Adds the processor of an endpoint, and starts it if the host has started.</summary>
    /// <exception cref="InvalidOperationException">Another endpoint has the same name.</exception>
    public void Add(WebhookProcessor processor)
    {
        lock (_lock)
        {
            if (!_processors.TryAdd(processor.Name, processor))
            {
                throw new InvalidOperationException(
                    $"Two webhook endpoints have the name '{processor.Name}'. Set BulkExportWebhookOptions.Name to a different value for each endpoint."
                );
            }

            if (_isStarted)
            {
                processor.Start();
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _isStarted = true;
            foreach (var processor in _processors.Values)
            {
                processor.Start();
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Processors.Select(processor => processor.StopAsync(cancellationToken)));

    public void Dispose()
    {
        foreach (var processor in Processors)
        {
            processor.Dispose();
        }
    }
}
