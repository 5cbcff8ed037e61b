namespace BulkExport.Client;

/// <summary>Describes the progress of an export to a store.</summary>
public sealed record ExportProgress
{
    /// <summary>Gets the last known state of the job.</summary>
    public required Job Job { get; init; }

    /// <summary>Gets the number of days that can have a file; 0 until the job is finished.</summary>
    public int TotalDays { get; init; }

    /// <summary>Gets the number of these days that are processed, whatever the result.</summary>
    public int CompletedDays { get; init; }

    /// <summary>Gets the number of these days whose download failed.</summary>
    public int FailedDays { get; init; }

    /// <summary>Gets the number of compressed bytes received so far, including those of transfers that are repeated.</summary>
    public long BytesReceived { get; init; }

    /// <summary>Gets the number of compressed bytes of the processed days, downloaded or existing before.</summary>
    public long CompletedBytes { get; init; }
}
