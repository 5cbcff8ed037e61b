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
    public Func<SimulatedJob, SimulatedJob>? NewJobs { get; init; }

    /// <summary>Whether friendly names come back with a backslash before each hyphen.</summary>
    /// <value>The default is <see langword="true"/>: the real service was seen to do so.</value>
    public bool AltersFriendlyNames { get; init; } = true;
}
