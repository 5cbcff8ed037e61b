namespace BulkExport.Client;

/// <summary>Represents a file in the index of a store: the committed file of a day, or a pending file, whose commit is not confirmed.</summary>
internal sealed record IndexedFile
{
    /// <summary>Gets a value indicating whether the commit of the file is confirmed.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Gets the version that the store assigned to the file, or <see langword="null"/> if it is pending.</summary>
    public string? StoreVersion { get; init; }

    public long Size { get; init; }

    public string Sha256 { get; init; } = string.Empty;

    public long RecordCount { get; init; }

    public DateOnly? CreatedOn { get; init; }

    /// <summary>Gets the UTC date on which the job was requested, or <see langword="null"/> if it was not requested by an export to the store.</summary>
    public DateOnly? RequestedOn { get; init; }

    /// <summary>Gets the SID of the job for which the file was downloaded, or <see langword="null"/> if the service listed the file without a job of the store.</summary>
    public JobSid? JobSid { get; init; }

    /// <summary>Gets the sequence number of the job.</summary>
    public long Sequence { get; init; }

    /// <summary>Determines whether a file in the store is the confirmed one, so that its content does not have to be read.</summary>
    internal bool Matches(ExportStoreFile? file) => IsConfirmed && StoreVersion == file?.Version && Size == file?.Length;
}
