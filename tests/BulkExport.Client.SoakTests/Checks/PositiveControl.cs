using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.SoakTests;

/// <summary>Verifies that the secret scanner detects planted secrets (positive control).</summary>
internal static class PositiveControl
{
    private const string Secret = "planted";

    public static void Check(Report report)
    {
        var found = new List<string>();
        var scanner = new SecretScanner(_ => { }, found.Add);
        scanner.SetSecrets([Secret]);
        using (var logs = new ScanningLoggerProvider(scanner))
        using (var loggers = new LoggerFactory([logs]))
        {
            var failure = new TimeoutException(Secret);
            var logger = loggers.CreateLogger(nameof(PositiveControl));
            Expect("log", () => logger.Log(LogLevel.Information, default, Secret, null, static (state, _) => state));
            Expect("log exception", () => logger.Log(LogLevel.Information, default, 0, failure, static (_, _) => "failed"));
        }

        using (new ScanningTelemetry(scanner))
        using (var spans = new ActivitySource(ScanningTelemetry.LibrarySource))
        using (var meter = new Meter(ScanningTelemetry.LibrarySource))
        {
            Expect("span tag", () => spans.StartActivity("control")?.SetTag("a", Secret).Dispose());
            Expect("span event", () => spans.StartActivity("control")?.AddEvent(new ActivityEvent(Secret)).Dispose());
            Expect("metric tag", () => meter.CreateCounter<long>("control").Add(1, KeyValuePair.Create<string, object?>("a", Secret)));
        }

        Expect("exception", () => scanner.SearchException(new InvalidOperationException("outer", new TimeoutException(Secret)), "control"));
        Expect("property", () => scanner.SearchException(new BulkExportFormatException("outer") { Excerpt = Secret }, "control"));

        void Expect(string where, Action plant)
        {
            found.Clear();
            plant();
            report.Require(found.Count > 0, $"the soak test itself failed: a secret planted in a {where} was not detected");
        }
    }
}
