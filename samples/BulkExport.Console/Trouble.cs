using BulkExport.Client;
using Microsoft.Extensions.Logging;

namespace BulkExport.Samples;

/// <summary>Listens to the client's log, for calls that fail and are waited out: a view that only stands still would not tell.</summary>
internal sealed class Trouble : ILoggerProvider, ILogger
{
    private static readonly string Client = typeof(BulkExportClient).FullName!;

    private volatile string? _now;

    /// <summary>What is wrong now; <see langword="null"/> since the last call that succeeded.</summary>
    public string? Now => _now;

    /// <summary>Told of each failure that is waited out.</summary>
    public Action<string>? Told { get; set; }

    public ILogger CreateLogger(string categoryName) =>
        categoryName == Client ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

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
            _now = null;
            return;
        }

        var message = formatter(state, exception).ReplaceLineEndings(" ");
        _now = FailureIn(state) ?? message;
        Told?.Invoke(message);
    }

    public void Dispose() { }

    /// <summary>What failed, without the rest of the sentence, which has no room on a screen.</summary>
    private static string? FailureIn<TState>(TState state) =>
        (state as IReadOnlyList<KeyValuePair<string, object?>>)?.FirstOrDefault(pair => pair.Key == "Failure").Value as string;
}
