using Microsoft.Extensions.Logging;

namespace BulkExport.Client.SoakTests;

/// <summary>Scans all log messages of all levels, including their values and exceptions.</summary>
internal sealed class ScanningLoggerProvider(SecretScanner scanner) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new ScanningLogger(scanner);

    public void Dispose() { }
}
