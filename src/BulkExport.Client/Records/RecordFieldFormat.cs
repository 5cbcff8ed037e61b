namespace BulkExport.Client;

/// <summary>Specifies the format of a field of a record. The source generator derives method names from the names of the members.</summary>
internal enum RecordFieldFormat
{
    /// <summary>A string that differs from record to record, so that it is not interned.</summary>
    Unique,

    /// <summary>A duration in seconds.</summary>
    Seconds,

    /// <summary>A duration in milliseconds.</summary>
    Milliseconds,
}
