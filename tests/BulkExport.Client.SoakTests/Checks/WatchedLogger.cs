using Microsoft.Extensions.Logging;

namespace BulkExport.Client.SoakTests;

/// <summary>One category of a <see cref="WatchedLoggerProvider"/>.</summary>
internal sealed class WatchedLogger(SecretScanner watch) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        watch.Search(state.ToString(), "log scope");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        watch.Search(formatter(state, exception), "log");
        if (state is IEnumerable<KeyValuePair<string, object?>> values)
        {
            foreach (var (name, value) in values)
            {
                watch.Search($"{name}={value}", "log value");
            }
        }

        if (exception is not null)
        {
            watch.SearchException(exception, "log exception");
        }
    }
}
