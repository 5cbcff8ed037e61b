namespace BulkExport.Client;

/// <summary>When a failed attempt may be repeated.</summary>
internal enum RepeatRule
{
    /// <summary>Whenever another attempt may do better: doing it twice is doing it once.</summary>
    WheneverUseful,

    /// <summary>Only when the service certainly did nothing: on a 429, and on a connection that never opened.</summary>
    OnlyWhenNothingWasDone,
}
