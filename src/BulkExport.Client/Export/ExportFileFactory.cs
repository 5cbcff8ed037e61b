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
    ) =>
        new()
        {
            Day = day,
            Path = ExportPaths.GetDisplayPath(store, ExportPaths.GetFilePath(resourceType, day)),
            Size = file.Size,
            RecordCount = file.RecordCount,
            Sha256 = file.Sha256,
            JobSid = file.JobSid,
            CreatedOn = file.CreatedOn,
            AlreadyExisted = alreadyExisted,
            Store = store is DirectoryExportStore ? null : store,
        };
}
