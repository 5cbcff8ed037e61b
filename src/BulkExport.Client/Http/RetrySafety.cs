namespace BulkExport.Client;

/// <summary>Which failures of an operation may be retried.</summary>
internal enum RetrySafety
{
    /// <summary>The operation is idempotent and can be retried on any transient failure.</summary>
    Idempotent,

    /// <summary>The operation is not idempotent: retry only if the request was certainly not processed (429, or the connection was never established).</summary>
    NonIdempotent,
}
