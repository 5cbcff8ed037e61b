using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client;

/// <summary>Whether anybody listens to what Polly logs and measures. Polly itself does not ask before it takes the time.</summary>
internal sealed class PollyAudience(ILoggerFactory loggers)
{
    private const string Name = "Polly";

    private static readonly MeterListener Watch = new() { InstrumentPublished = Note };
    private static Instrument[] instruments = [];

    private readonly ILogger _logger = loggers.CreateLogger(Name);

    static PollyAudience() => Watch.Start();

    public bool IsListening => _logger.IsEnabled(LogLevel.Error) || Array.Exists(instruments, static instrument => instrument.Enabled);

    /// <summary>Notes an instrument of Polly's. To note it is not to listen to it.</summary>
    private static void Note(Instrument instrument, MeterListener watch)
    {
        if (instrument.Meter.Name == Name)
        {
            lock (Watch)
            {
                instruments = [.. instruments, instrument];
            }
        }
    }
}
