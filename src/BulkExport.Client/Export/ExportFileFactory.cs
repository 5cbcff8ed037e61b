namespace BulkExport.Client;

/// <summary>Creates <see cref="ExportFile"/> instances from entries of the index.</summary>
internal static class ExportFileFactory
{
    public static ExportFile Create(
        IExportStore store,
        ResourceType resourceType,
        DateOnly day,
        IndexedFile file,
        bool alreadyExisted = true
    )
    {
        var path = ExportPaths.GetFilePath(resourceType, day);
        var isLocal = ExportPaths.IsDirectory(store);
        return new()
        {
            Day = day,
            Path = isLocal ? ExportPaths.GetDisplayPath(store, path) : path,
            Size = file.Size,
            RecordCount = file.RecordCount,
            Sha256 = file.Sha256,
            JobSid = file.JobSid,
            CreatedOn = file.CreatedOn,
            AlreadyExisted = alreadyExisted,
            Store = isLocal ? null : store,
        };
    }
}
