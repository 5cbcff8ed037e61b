namespace BulkExport.Client;

/// <summary>A content that the file of a day has or may have.</summary>
internal sealed record IndexedFile
{
    /// <summary>Gets a value indicating whether the content was found in the store after its commit; otherwise the commit may still happen.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Gets the version of the confirmed file in the store.</summary>
    public string? StoreVersion { get; init; }

    public long Size { get; init; }

    public string Sha256 { get; init; } = string.Empty;

    public long RecordCount { get; init; }

    public DateOnly? CreatedOn { get; init; }

    /// <summary>Gets the job that the file was downloaded for.</summary>
    public JobSid JobSid { get; init; }

    /// <summary>Gets the place of the job in the order in which jobs were requested for the day.</summary>
    public long Sequence { get; init; }
}
