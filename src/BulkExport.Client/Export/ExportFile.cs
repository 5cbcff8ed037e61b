namespace BulkExport.Client;

/// <summary>Describes a complete export file in an <see cref="IExportStore"/> or on a local disk.</summary>
public sealed record ExportFile
{
    /// <summary>Gets the day of the records, in UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Gets the path of the file.</summary>
    /// <value>The full path of a file on a local disk; otherwise, the path in <see cref="Store"/>.</value>
    public required string Path { get; init; }

    /// <summary>Gets the compressed size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Gets the number of records.</summary>
    public required long RecordCount { get; init; }

    /// <summary>Gets the SHA-256 hash of the compressed file as a lowercase hexadecimal string, or <see langword="null"/> if it is unknown.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Gets the SID of the job for which the file was downloaded, or <see langword="null"/> if it is unknown. If several jobs exported the day, the
    /// service may have returned the file of another one.</summary>
    public JobSid? JobSid { get; init; }

    /// <summary>Gets the date on which the service created the file, or <see langword="null"/> if it is unknown.</summary>
    public DateOnly? CreatedOn { get; init; }

    /// <summary>Gets a value indicating whether the complete file already existed and was not downloaded again.</summary>
    public bool AlreadyExisted { get; init; }

    /// <summary>Gets the store that contains the file, or <see langword="null"/> for a file on a local disk.</summary>
    public IExportStore? Store { get; init; }
}
