namespace BulkExport.Client;

/// <summary>The file of a day, whole and on disk.</summary>
public sealed record ExportFile
{
    /// <summary>The day, in UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The full path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>The length of the compressed file in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The number of records in it.</summary>
    public required long RecordCount { get; init; }

    /// <summary>Whether the whole file was there already, so that nothing was fetched.</summary>
    public bool AlreadyExisted { get; init; }
}
