using Microsoft.Extensions.Logging;

namespace BulkExport.Client.SoakTests;

/// <summary>Searches every line that is logged, at every level, its values and its exception included.</summary>
internal sealed class WatchedLoggerProvider(SecretScanner watch) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new WatchedLogger(watch);

    public void Dispose() { }
}
