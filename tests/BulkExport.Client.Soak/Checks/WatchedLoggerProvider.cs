using Microsoft.Extensions.Logging;

namespace BulkExport.Client.Soak;

/// <summary>Searches every line that is logged, at every level, its values and its exception included.</summary>
internal sealed class WatchedLoggerProvider(SecretWatch watch) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new WatchedLogger(watch);

    public void Dispose() { }
}
