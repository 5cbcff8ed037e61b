namespace BulkExport.Client;

/// <summary>Specifies what is known about the creation of a job.</summary>
internal enum JobRequestState
{
    /// <summary>A run is about to create the job, or has tried to; whether the service created it is unknown.</summary>
    Requested,

    /// <summary>The job exists.</summary>
    Created,

    /// <summary>The service did not create the job.</summary>
    Rejected,
}
