namespace BulkExport.Client;

/// <summary>Specifies the state of the request that creates a job.</summary>
internal enum JobRequestState
{
    /// <summary>The request is about to be sent or was sent, and its outcome is unknown.</summary>
    Requested,

    /// <summary>The job was created.</summary>
    Created,

    /// <summary>The service rejected the request or did not receive it, or the request was not sent because the quota would be exceeded. The state is final.</summary>
    Rejected,
}
