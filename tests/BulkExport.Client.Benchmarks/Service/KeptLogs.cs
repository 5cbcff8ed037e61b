using Microsoft.Extensions.Logging;

namespace BulkExport.Client.Benchmarks;

/// <summary>A log of all from Information on, as a console has it, that writes what it is told and keeps the last.</summary>
internal sealed class KeptLogs : ILoggerProvider, ILogger
{
    public string? Last { get; private set; }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => Last = formatter(state, exception);

    public void Dispose() { }
}
