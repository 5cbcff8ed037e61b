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
}
