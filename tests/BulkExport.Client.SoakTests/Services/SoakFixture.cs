namespace BulkExport.Client.SoakTests;

/// <summary>A client and the service that it calls, with what that service has.</summary>
internal abstract class SoakFixture(IBulkExportClient client, IDisposable owner, Days days, SecretScanner watch, string folder)
    : IDisposable
{
    public static readonly ResourceType Type = ResourceType.Messages;

    public IBulkExportClient Client => client;

    public Days Days => days;

    /// <summary>Whether its client tries more often than its total time allows for.</summary>
    public bool IsPatient { get; init; }

    public SecretScanner Watch => watch;

    /// <summary>A folder of the call's own.</summary>
    public string FolderOf(Call call) => Path.Combine(folder, FormattableString.Invariant($"{call.Number}"));

    /// <summary>A job that is there.</summary>
    /// <param name="call">What draws it.</param>
    /// <param name="isFinished">Whether it is finished already.</param>
    public abstract ExpectedJob NewJob(Call call, bool isFinished);

    /// <summary>Checks that the service has deleted a job.</summary>
    public abstract Task CheckDeletedAsync(JobSid jobSid, Call call);

    /// <summary>Whether the service has created a job.</summary>
    public abstract bool HasCreated(Job job);

    public abstract void CheckJobs(IReadOnlyList<Job> listed, Call call);

    public abstract void CheckDays(IReadOnlyList<ExportedDay> listed, Call call);

    public abstract void CheckConfiguration(ExportConfiguration configuration, bool? asked);

    public void Dispose() => owner.Dispose();

    /// <summary>Whether the pages went in a circle, so that what came of them is more than there is.</summary>
    protected static bool HasOddPages(Call call) => call.Faults.Any(fault => fault.StartsWith("pages", StringComparison.Ordinal));
}
