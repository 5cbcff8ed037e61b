using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.SoakTests;

/// <summary>Plants a secret wherever secrets are searched for: a search that would not find it finds nothing else either.</summary>
internal static class PositiveControl
{
    private const string Secret = "planted";

    public static void Check(Report report)
    {
        var found = new List<string>();
        var watch = new SecretScanner(_ => { }, found.Add);
        watch.SetSecrets([Secret]);
        using (var logs = new WatchedLoggerProvider(watch))
        using (var loggers = new LoggerFactory([logs]))
        {
            var failure = new TimeoutException(Secret);
            var logger = loggers.CreateLogger(nameof(PositiveControl));
            Expect("log", () => logger.Log(LogLevel.Information, default, Secret, null, static (state, _) => state));
            Expect("log exception", () => logger.Log(LogLevel.Information, default, 0, failure, static (_, _) => "failed"));
        }

        using (new WatchedTelemetry(watch))
        using (var spans = new ActivitySource(WatchedTelemetry.LibrarySource))
        using (var meter = new Meter(WatchedTelemetry.LibrarySource))
        {
            Expect("span tag", () => spans.StartActivity("control")?.SetTag("a", Secret).Dispose());
            Expect("span event", () => spans.StartActivity("control")?.AddEvent(new ActivityEvent(Secret)).Dispose());
            Expect("metric tag", () => meter.CreateCounter<long>("control").Add(1, KeyValuePair.Create<string, object?>("a", Secret)));
        }

        Expect("exception", () => watch.SearchException(new InvalidOperationException("outer", new TimeoutException(Secret)), "control"));
        Expect("property", () => watch.SearchException(new BulkExportFormatException("outer") { Excerpt = Secret }, "control"));

        void Expect(string where, Action plant)
        {
            found.Clear();
            plant();
            report.Unless(found.Count > 0, $"the soak itself failed: a secret that was planted in a {where} was not found");
        }
    }
}
