using Microsoft.Extensions.Logging;

namespace BulkExport.Client.AspNetCore.Tests.Support;

/// <summary>Counts log messages of the library, and keeps those that contain a forbidden text, an exception, or an error.</summary>
internal sealed class CapturingLoggerProvider(params string[] forbidden) : ILoggerProvider
{
    private long _count;

    public long Count => Interlocked.Read(ref _count);

    public List<string> Findings { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose() { }

    private void Add(string category, LogLevel level, string message, Exception? exception)
    {
        if (category.StartsWith("BulkExport", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _count);
        }

        var isLibrary = category.StartsWith("BulkExport", StringComparison.Ordinal);
        if (
            exception is not null
            || level >= LogLevel.Error
            || (isLibrary && forbidden.Any(text => message.Contains(text, StringComparison.Ordinal)))
        )
        {
            lock (Findings)
            {
                Findings.Add($"{category}: {message} {exception}");
            }
        }
    }

    private sealed class Logger(CapturingLoggerProvider provider, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => provider.Add(category, logLevel, formatter(state, exception), exception);
    }
}
