using Microsoft.Extensions.Logging;

namespace BulkExport.Client.SoakTests;

/// <summary>Scans the log messages of one category.</summary>
internal sealed class ScanningLogger(SecretScanner scanner) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        scanner.Search(state.ToString(), "log scope");
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
        scanner.Search(formatter(state, exception), "log");
        if (state is IEnumerable<KeyValuePair<string, object?>> values)
        {
            foreach (var (name, value) in values)
            {
                scanner.Search($"{name}={value}", "log value");
            }
        }

        if (exception is not null)
        {
            scanner.SearchException(exception, "log exception");
        }
    }
}
