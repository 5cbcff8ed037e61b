namespace BulkExport.Client;

/// <summary>Specifies which failures of an operation can be retried.</summary>
internal enum RetrySafety
{
    /// <summary>The operation is idempotent and can be retried on any transient failure.</summary>
    Idempotent,

    /// <summary>The operation is not idempotent and can be retried only if the request was not processed (after a 425 or 429 response, or if the
    /// connection was never established).</summary>
    NonIdempotent,
}
