namespace BulkExport.Cli;

/// <summary>The exit codes of the command line, listed by its help.</summary>
internal enum ExitCode
{
    Success = 0,
    Failure = 1,
    Usage = 2,
    NotFound = 3,
    Authentication = 4,
    PartialFailure = 5,
    Canceled = 130,
}
