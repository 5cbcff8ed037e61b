namespace BulkExport.Client;

/// <summary>Receives the progress of a run.</summary>
internal interface IRunProgress
{
    /// <summary>Reports the state of a job that changed.</summary>
    void OnJobChanged(Job job);

    /// <summary>Reports that a number of days of a finished job, or of listed days, is about to be processed.</summary>
    void OnDaysStarting(int count);

    /// <summary>Creates the progress provider for the download of one day, which receives the number of bytes.</summary>
    IProgress<long>? CreateDayProgress();

    /// <summary>Reports that a day has been processed.</summary>
    void OnDayCompleted(ResourceType resourceType, ExportDayResult result);
}
