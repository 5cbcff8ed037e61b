using System.Globalization;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.Benchmarks;

/// <summary>Formats the messages of one category.</summary>
internal sealed class NullSinkLogger(string category) : ILogger
{
    [ThreadStatic]
    private static StringWriter? _buffer;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        var message = formatter(state, exception);
        var buffer = _buffer ??= new StringWriter();
        buffer.GetStringBuilder().Append(CultureInfo.InvariantCulture, $"{logLevel}: {category}[{eventId.Id}]\n      {message}\n");
        if (exception is not null)
        {
            buffer.Write(exception.ToString());
        }

        foreach (var chunk in buffer.GetStringBuilder().GetChunks())
        {
            TextWriter.Null.Write(chunk.Span);
        }

        buffer.GetStringBuilder().Clear();
    }
}
