namespace BulkExport.Cli.Tests.Support;

/// <summary>The SID of a job that does not exist.</summary>
internal static class TestJob
{
    public const string SidText = "JS0123456789abcdefABCDEF0123456789";

    public static JobSid Sid { get; } = JobSid.Parse(SidText);
}
