namespace BulkExport.Client.FuzzTests.Differential;

/// <summary>The result of <c>gzip -t</c> for a file.</summary>
internal enum GzipVerdict
{
    /// <summary>The file is complete (exit code 0).</summary>
    Accepted,

    /// <summary>The file is truncated, corrupt, or not gzip data (exit code 1).</summary>
    Rejected,

    /// <summary>The members are complete, but data that is not gzip data follows (exit code 2).</summary>
    TrailingGarbage,

    /// <summary>A member begins with the magic number of another format that <c>gzip</c> reads, such as <c>compress</c>.</summary>
    OtherFormat,
}
