using BulkExport.Client;

namespace BulkExport.Samples.Commands;

/// <summary>How often a job that is followed is asked about.</summary>
internal static class Pace
{
    /// <summary>In a terminal somebody looks on, so the view does not stand still for minutes.</summary>
    private static readonly TimeSpan LongestOnScreen = TimeSpan.FromSeconds(20);

    public static JobPollingOptions Of(Surroundings here) =>
        here.IsOutputTerminal ? new JobPollingOptions { MaxInterval = LongestOnScreen } : new JobPollingOptions();

    public static JobPollingOptions Every(TimeSpan interval) => new() { InitialInterval = interval, MaxInterval = interval };
}
