namespace BulkExport.Cli.Json;

/// <summary>Describes the file of a day.</summary>
internal sealed record ExportFileDocument(DateOnly Day, string Path, long Size, long RecordCount, string? Sha256, bool AlreadyExisted)
{
    public static ExportFileDocument Create(ExportFile file) =>
        new(file.Day, file.Path, file.Size, file.RecordCount, file.Sha256, file.AlreadyExisted);
}
