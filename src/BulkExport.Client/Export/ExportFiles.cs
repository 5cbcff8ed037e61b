namespace BulkExport.Client;

/// <summary>Describes the files of an index.</summary>
internal static class ExportFiles
{
    public static ExportFile Create(IExportStore store, ResourceType resourceType, DateOnly day, IndexedFile file) =>
        new()
        {
            Day = day,
            Path = ExportPaths.Describe(store, ExportPaths.GetFile(resourceType, day)),
            Size = file.Size,
            RecordCount = file.RecordCount,
            Sha256 = file.Sha256,
            JobSid = file.JobSid,
            CreatedOn = file.CreatedOn,
            Store = store is DirectoryExportStore ? null : store,
        };
}
