namespace BulkExport.Client.SoakTests;

/// <summary>Specifies the requests that a fault applies to.</summary>
[Flags]
internal enum FaultKind
{
    None = 0,

    /// <summary>API requests with a JSON response.</summary>
    Api = 1,

    /// <summary>API requests for a page of a list.</summary>
    Page = 2,

    /// <summary>API requests for a download link.</summary>
    Link = 4,

    /// <summary>File requests.</summary>
    File = 8,

    /// <summary>File requests of calls that parse the records.</summary>
    Records = 16,

    Any = Api | File,
}
