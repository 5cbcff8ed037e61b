namespace BulkExport.Client;

/// <summary>Describes what a store contains for one day.</summary>
/// <param name="File">The file of the day, or <see langword="null"/> if there is none.</param>
/// <param name="HasNoRecords"><see langword="true"/> if there is no file because the day has no records.</param>
/// <param name="ExportedOn">The UTC date of the export, or <see langword="null"/> if it is unknown.</param>
/// <param name="HasFailed"><see langword="true"/> if the service failed to export the day, or the day was deleted, in the latest job.</param>
internal readonly record struct StoredDay(IndexedFile? File, bool HasNoRecords, DateOnly? ExportedOn, bool HasFailed)
{
    public static StoredDay Create(DayEntry entry, IndexedFile? file)
    {
        DateOnly?[] dates = [file?.CreatedOn, file?.RequestedOn, entry.ExportedOn];
        return new(file, file is null && entry.NoRecordsJobSid is not null, dates.Max(), entry.FailedJobSid is not null);
    }
}
