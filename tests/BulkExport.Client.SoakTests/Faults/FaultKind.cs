namespace BulkExport.Client.SoakTests;

/// <summary>Which requests a fault makes sense for.</summary>
[Flags]
internal enum FaultKind
{
    None = 0,

    /// <summary>Calls to the API that are answered in JSON.</summary>
    Api = 1,

    /// <summary>Among them, lists.</summary>
    Page = 2,

    /// <summary>Among them, requests for the link to a file.</summary>
    Link = 4,

    /// <summary>Files.</summary>
    File = 8,

    /// <summary>Among them, those whose records are read and not only kept.</summary>
    Records = 16,

    Any = Api | File,
}
