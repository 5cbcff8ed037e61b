namespace BulkExport.Client;

/// <summary>Specifies the format of a record's field. The generator uses the names.</summary>
internal enum RecordFieldFormat
{
    /// <summary>A string that differs from record to record, so that it is not interned.</summary>
    Unique,

    /// <summary>A duration in seconds.</summary>
    Seconds,

    /// <summary>A duration in milliseconds.</summary>
    Milliseconds,
}
