namespace BulkExport.Client;

/// <summary>Specifies the format of a field of a record. The source generator refers to the members by name.</summary>
internal enum RecordFieldFormat
{
    /// <summary>A string that is not interned, because it differs from record to record.</summary>
    NotInterned,

    /// <summary>A duration in seconds.</summary>
    Seconds,

    /// <summary>A duration in milliseconds.</summary>
    Milliseconds,
}
