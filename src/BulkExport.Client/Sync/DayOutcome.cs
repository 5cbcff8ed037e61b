namespace BulkExport.Client;

/// <summary>Describes how a run has processed one day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Result">The result of the export, or <see langword="null"/> if the job of the day is not finished.</param>
/// <param name="Status">The status if the job of the day is not finished.</param>
/// <param name="DeferredUntil">The UTC date from which the day can be requested, if it is deferred.</param>
/// <param name="Error">The exception, if there is one.</param>
internal sealed record DayOutcome(
    DateOnly Day,
    ExportDayResult? Result,
    SyncDayStatus Status = SyncDayStatus.Present,
    DateOnly? DeferredUntil = null,
    BulkExportException? Error = null
);
