namespace BulkExport.Client.SoakTests;

/// <summary>Represents a client and the state of the service that it calls.</summary>
internal abstract class SoakFixture(IBulkExportClient client, IDisposable owner, Days days, SecretScanner scanner, string directory)
    : IDisposable
{
    public static readonly ResourceType Type = ResourceType.Messages;

    public IBulkExportClient Client => client;

    public Days Days => days;

    /// <summary>Gets a value indicating whether the client has more retries than its total timeout permits.</summary>
    public bool HasManyRetries { get; init; }

    public SecretScanner Scanner => scanner;

    /// <summary>Gets the directory of a call.</summary>
    public string GetDirectory(Call call) => Path.Combine(directory, FormattableString.Invariant($"{call.Number}"));

    /// <summary>Creates a job on the service.</summary>
    /// <param name="call">The call that provides the random numbers.</param>
    /// <param name="isFinished">Indicates whether the job is finished.</param>
    public abstract ExpectedJob NewJob(Call call, bool isFinished);

    /// <summary>Verifies that the service deleted a job.</summary>
    public abstract Task CheckDeletedAsync(JobSid jobSid, Call call);

    /// <summary>Determines whether the service created a job.</summary>
    public abstract bool HasCreated(Job job);

    public abstract void CheckJobs(IReadOnlyList<Job> listed, Call call);

    public abstract void CheckDays(IReadOnlyList<ExportedDay> listed, Call call);

    public abstract void CheckConfiguration(ExportConfiguration configuration, bool? asked);

    public void Dispose() => owner.Dispose();

    /// <summary>Determines whether a fault changed the links between pages, so that the listed items are not known.</summary>
    protected static bool HasUnknownItems(Call call) => call.Faults.Any(fault => fault.StartsWith("pages", StringComparison.Ordinal));
}
