namespace BulkExport.Client;

/// <summary>Describes the progress of an export to a store.</summary>
public sealed record ExportProgress
{
    /// <summary>Gets the last known state of the job that changed most recently, or <see langword="null"/> if no job has been fetched.</summary>
    public Job? Job { get; init; }

    /// <summary>Gets the number of days that can have a file.</summary>
    /// <value>The number of days; the days of a job are included when it is finished.</value>
    public int TotalDays { get; init; }

    /// <summary>Gets the number of days that have been processed, regardless of their status.</summary>
    public int ProcessedDays { get; init; }

    /// <summary>Gets the number of days whose download failed.</summary>
    public int FailedDays { get; init; }

    /// <summary>Gets the number of compressed bytes received so far, including those of failed attempts.</summary>
    public long BytesReceived { get; init; }

    /// <summary>Gets the total compressed size, in bytes, of the files of the processed days, including files that already existed.</summary>
    public long ProcessedBytes { get; init; }
}
