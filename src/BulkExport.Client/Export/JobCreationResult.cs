namespace BulkExport.Client;

/// <summary>Specifies whether the job of a document exists.</summary>
internal enum JobCreationResult
{
    /// <summary>The job exists.</summary>
    Created,

    /// <summary>The job was not requested, because the daily quota would be exceeded.</summary>
    QuotaExceeded,

    /// <summary>The request was rejected, or was abandoned by another run, and must not be sent again.</summary>
    Closed,
}
