namespace BulkExport.Samples;

/// <summary>What scripts get to know. The help lists them.</summary>
internal enum ExitCode
{
    Done = 0,
    Failed = 1,
    Usage = 2,
    NotFound = 3,
    Authentication = 4,
    DaysMissing = 5,
    Stopped = 130,
}
