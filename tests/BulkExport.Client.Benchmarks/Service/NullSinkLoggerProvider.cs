using Microsoft.Extensions.Logging;

namespace BulkExport.Client.Benchmarks;

/// <summary>Formats every message as the console logger does, and writes it to a sink that discards it.</summary>
internal sealed class NullSinkLoggerProvider : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new NullSinkLogger(categoryName);

    public void Dispose() { }
}
