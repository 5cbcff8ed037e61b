namespace BulkExport.Client.Testing;

/// <summary>How a simulated service runs.</summary>
public sealed class SimulatedBulkExportOptions
{
    /// <summary>The clock by which jobs progress and by which the service dates its answers.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>. With a fake clock, jobs move only when the test says so.</value>
    public TimeProvider TimeProvider
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = TimeProvider.System;

    /// <summary>The port to listen on, on the loopback addresses only.</summary>
    /// <value>From 0 to 65535. The default is 0: any port that is free.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a port.</exception>
    public int Port
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, ushort.MaxValue);
            field = value;
        }
    }

    /// <summary>How many days jobs may be asked for over the wire on one UTC calendar day.</summary>
    /// <value>The default is 366, as with the real service.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int DailyQuota
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 366;

    /// <summary>Plans a job that is created over the wire: how long it waits, what becomes of its days.</summary>
    /// <value>Given the job that was asked for, returns the one to be held. The default is <see langword="null"/>: the job keeps the
    /// defaults of <see cref="SimulatedJob"/>.</value>
    public Func<SimulatedJob, SimulatedJob>? ConfigureNewJob { get; init; }

    /// <summary>Whether friendly names come back with a backslash before each hyphen.</summary>
    /// <value>The default is <see langword="true"/>: the real service was seen to do so.</value>
    public bool EscapeHyphensInFriendlyNames { get; init; } = true;

    /// <summary>The port of the file host, on the loopback addresses only.</summary>
    /// <value>From 0 to 65535. The default is 0: any port that is free.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a port.</exception>
    public int FilePort
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, ushort.MaxValue);
            field = value;
        }
    }

    /// <summary>What the records in the files are made from.</summary>
    /// <value>The default is 1. The same seed makes the same records, everywhere and always.</value>
    public int Seed { get; init; } = 1;

    /// <summary>How many records the file of a day has.</summary>
    /// <value>The default is <see langword="null"/>: from 50 to 300, made from the seed.</value>
    /// <remarks>Days without any come out as <see cref="JobStatus.CompletedEmptyRecords"/> in jobs that are created over the wire. A large
    /// file is made record by record and kept in a temporary file. That takes some seconds for a million records: ask
    /// <see cref="SimulatedFiles.Get"/> for it beforehand, or the first call that needs it waits.</remarks>
    public Func<ResourceType, DateOnly, int>? RecordsPerDay { get; init; }

    /// <summary>Whether a day that is <see cref="JobStatus.CompletedEmptyRecords"/> is listed, with an empty file.</summary>
    /// <value>The default is <see langword="false"/>: the real service was seen to list none, although its documentation says so.</value>
    public bool IncludeEmptyDays { get; init; }

    /// <summary>Whether a list of days that was asked for without a page size ends after 10 days.</summary>
    /// <value>The default is <see langword="true"/>: the real service was seen to do so.</value>
    public bool TruncateUnpagedDayLists { get; init; } = true;

    /// <summary>Whether the link to a file is also sent as the <c>Location</c> of the redirect, so that a client could follow it by
    /// itself.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool SendLocationHeader { get; init; } = true;

    internal int RecordsOf(ResourceType resourceType, DateOnly day)
    {
        if (RecordsPerDay is null)
        {
            return 50 + SeededRandom.Of(~Seed, resourceType, day).Next(251);
        }

        var records = RecordsPerDay(resourceType, day);
        ArgumentOutOfRangeException.ThrowIfNegative(records, nameof(RecordsPerDay));
        return records;
    }
}
