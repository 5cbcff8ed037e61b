namespace BulkExport.Client;

/// <summary>How a whole job is brought to a folder.</summary>
public sealed class ExportOptions
{
    internal static ExportOptions Default { get; } = new();

    /// <summary>How many files are fetched at a time.</summary>
    /// <value>The default is 4. From 1 to 32.</value>
    /// <remarks>The service limits calls by how many are under way at once as well as by their rate.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1 or more than 32.</exception>
    public int MaxParallelDownloads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxParallelDownloads));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 32, nameof(MaxParallelDownloads));
            field = value;
        }
    } = 4;

    /// <summary>How the job is followed until it is finished; the defaults when <see langword="null"/>.</summary>
    public JobPollingOptions? Polling { get; init; }
}
