using BulkExport.Cli.Infrastructure;
using Microsoft.Extensions.Logging;

namespace BulkExport.Cli.Tests.Infrastructure;

public sealed class ClientLogMonitorTests
{
    [Fact]
    public void CurrentFailure_CallSucceeds_ReturnsNull()
    {
        using var logMonitor = new ClientLogMonitor();
        var logger = logMonitor.CreateLogger("BulkExport.Client.BulkExportClient");

        KeyValuePair<string, object?>[] state = [new("Attempt", 1), new("Failure", "Connection refused")];
        logger.Log(LogLevel.Warning, eventId: 1, state, exception: null, (_, _) => "Attempt 1 failed: Connection refused");
        Assert.Equal("Connection refused", logMonitor.CurrentFailure);
        logger.Log(LogLevel.Debug, eventId: 3, "Completed.", exception: null, (message, _) => message);
        Assert.Null(logMonitor.CurrentFailure);
    }
}
