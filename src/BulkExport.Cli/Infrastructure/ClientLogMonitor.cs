using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BulkExport.Cli.Infrastructure;

/// <summary>Observes the client's log for failures that are retried, so that a view can show why there is no progress.</summary>
internal sealed class ClientLogMonitor : ILoggerProvider, ILogger
{
    private static readonly string ClientCategory = typeof(BulkExportClient).FullName!;

    private volatile string? _currentFailure;

    /// <summary>Gets the last failure, or <see langword="null"/> if a later request succeeded.</summary>
    public string? CurrentFailure => _currentFailure;

    /// <summary>Gets or sets the callback for each failure that is retried.</summary>
    public Action<string>? OnWarning { get; set; }

    public ILogger CreateLogger(string categoryName) => categoryName == ClientCategory ? this : NullLogger.Instance;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (logLevel < LogLevel.Warning)
        {
            _currentFailure = null;
            return;
        }

        var message = ErrorReporter.FormatMessage(formatter(state, exception));
        _currentFailure = GetFailure(state) is { } failure ? ErrorReporter.FormatMessage(failure) : message;
        OnWarning?.Invoke(message);
    }

    public void Dispose() { }

    /// <summary>Gets only the failure, because the complete message does not fit on a screen.</summary>
    private static string? GetFailure<TState>(TState state) =>
        (state as IReadOnlyList<KeyValuePair<string, object?>>)?.FirstOrDefault(pair => pair.Key == "Failure").Value as string;
}
