namespace BulkExport.Client;

/// <summary>Receives the progress of a run.</summary>
internal interface IRunProgress
{
    /// <summary>Reports the state of a job that changed.</summary>
    void OnJobChanged(Job job);

    /// <summary>Adds a number of days to process. The number is negative if days are not processed after all.</summary>
    void AddTotalDays(int count);

    /// <summary>Creates the progress provider for the download of one day, which receives the number of bytes.</summary>
    IProgress<long>? CreateDayProgress();

    /// <summary>Reports that a day has been processed.</summary>
    void OnDayCompleted(ResourceType resourceType, ExportDayResult result);
}
