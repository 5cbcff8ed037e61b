namespace BulkExport.Client;

/// <summary>How far an export to a folder is.</summary>
public sealed record ExportProgress
{
    /// <summary>The job as it was last seen.</summary>
    public required Job Job { get; init; }

    /// <summary>The days whose files are looked for; 0 while the job is not finished.</summary>
    public int TotalDays { get; init; }

    /// <summary>Those of them that are settled, whatever came of them.</summary>
    public int CompletedDays { get; init; }

    /// <summary>Those of them that failed.</summary>
    public int FailedDays { get; init; }

    /// <summary>The compressed bytes that have come over the network so far. What is fetched again counts again.</summary>
    public long BytesReceived { get; init; }

    /// <summary>The compressed bytes of the settled days, fetched or there before.</summary>
    public long CompletedBytes { get; init; }
}
