namespace BulkExport.Cli;

/// <summary>Specifies the exit code of the tool.</summary>
internal enum ExitCode
{
    /// <summary>The command succeeded. A synchronization also succeeds if days are deferred to a later run.</summary>
    Success = 0,

    /// <summary>The command failed, for example because of a network failure or a malformed response.</summary>
    Failure = 1,

    /// <summary>The command line is invalid.</summary>
    Usage = 2,

    /// <summary>The job or the resource type does not exist, the day has no file, or the store contains nothing.</summary>
    NotFound = 3,

    /// <summary>The credentials are missing, invalid or rejected, or the region is not supported.</summary>
    Authentication = 4,

    /// <summary>The export, synchronization or job completed, but some days failed, were deleted, or are missing.</summary>
    PartialFailure = 5,

    /// <summary>The command was canceled.</summary>
    Canceled = 130,

    /// <summary>The standard output was closed: 128 + SIGPIPE, as for a process that the signal ends. <c>days read</c> returns 0 instead if a pipe is closed.</summary>
    OutputClosed = 141,
}
