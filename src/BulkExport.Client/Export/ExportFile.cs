namespace BulkExport.Client;

/// <summary>Describes a complete file of a day, in a store or on a local disk.</summary>
public sealed record ExportFile
{
    /// <summary>Gets the day, in UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Gets the path of the file: the full path on a local disk, or the path in a store that is not a directory.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the compressed size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Gets the number of records.</summary>
    public required long RecordCount { get; init; }

    /// <summary>Gets the SHA-256 of the compressed file in lower-case hexadecimal digits, or <see langword="null"/> if it is unknown.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Gets the job that the file was downloaded for, or <see langword="null"/> if it is unknown.</summary>
    public JobSid? JobSid { get; init; }

    /// <summary>Gets the day on which the service created the file, or <see langword="null"/> if it is unknown.</summary>
    public DateOnly? CreatedOn { get; init; }

    /// <summary>Gets a value indicating whether the complete file already existed, so that nothing was downloaded.</summary>
    public bool AlreadyExisted { get; init; }

    /// <summary>Gets the store of the file, or <see langword="null"/> for a file on a local disk.</summary>
    public IExportStore? Store { get; init; }
}
