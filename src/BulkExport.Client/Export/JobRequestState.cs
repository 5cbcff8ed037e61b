namespace BulkExport.Client;

/// <summary>Specifies the state of the creation of a job.</summary>
internal enum JobRequestState
{
    /// <summary>A run is about to create the job, or has attempted to; the outcome is unknown.</summary>
    Requested,

    /// <summary>The job was created.</summary>
    Created,

    /// <summary>The service rejected the request.</summary>
    Rejected,
}
