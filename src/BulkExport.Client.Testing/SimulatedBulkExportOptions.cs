namespace BulkExport.Client.Testing;

/// <summary>Provides the options to configure a <see cref="SimulatedBulkExport"/>.</summary>
public sealed class SimulatedBulkExportOptions
{
    /// <summary>Gets the time provider that drives job progress, link expiration and the timestamps in responses.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    /// <remarks>With a fake time provider, jobs progress only when the test advances the time.</remarks>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public TimeProvider TimeProvider
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = TimeProvider.System;

    /// <summary>Gets the port on which the API listens, on the loopback interface only.</summary>
    /// <value>A port from 0 to 65535. The default is 0, which selects any available port.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 65535.</exception>
    public int Port
    {
        get;
        init => field = OptionGuard.ThrowIfOutOfRange(value, 0, ushort.MaxValue);
    }

    /// <summary>Gets the maximum number of days that all accounts together can request in new jobs per UTC calendar day.</summary>
    /// <value>A number of days. The default is 366, the limit of the service.</value>
    /// <remarks>A request that exceeds the quota returns status code 400. Jobs added with <see cref="SimulatedJobs.Add(SimulatedJob)"/> do not
    /// count.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int DailyQuota
    {
        get;
        init => field = OptionGuard.ThrowIfOutOfRange(value, 0, int.MaxValue);
    } = 366;

    /// <summary>Gets the maximum number of concurrent API requests.</summary>
    /// <value>The default is <see cref="int.MaxValue"/>, which does not limit the requests.</value>
    /// <remarks>A request that exceeds the maximum returns status code 429 with error code 20429, and is not processed.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxConcurrentRequests
    {
        get;
        init => field = OptionGuard.ThrowIfOutOfRange(value, 1, int.MaxValue);
    } = int.MaxValue;

    /// <summary>Gets the time after which new resources are visible to read requests, as in an eventually consistent service.</summary>
    /// <value>The default is <see cref="TimeSpan.Zero"/>.</value>
    /// <remarks>A fetch request for a more recent job returns status code 404, and lists contain neither more recent jobs nor more recently completed
    /// days. The file of a day that is not listed yet can be downloaded.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan VisibilityDelay
    {
        get;
        init => field = OptionGuard.ThrowIfOutOfRange(value, TimeSpan.Zero, TimeSpan.MaxValue);
    }

    /// <summary>Gets the offset that is added to the time of <see cref="TimeProvider"/> in the <c>Date</c> header of the file host. A positive value
    /// simulates a clock that is ahead.</summary>
    /// <value>The default is <see cref="TimeSpan.Zero"/>.</value>
    public TimeSpan FileHostClockOffset { get; init; }

    /// <summary>Gets the callback that configures each job created through the API, such as its queue time or the outcome of its days.</summary>
    /// <value>A function that receives the requested job and returns the job to store. The default is <see langword="null"/>: the job is stored
    /// with the default values of <see cref="SimulatedJob"/>.</value>
    public Func<SimulatedJob, SimulatedJob>? ConfigureNewJob { get; init; }

    /// <summary>Gets a value indicating whether responses contain a backslash before each hyphen in a friendly name.</summary>
    /// <value>The default is <see langword="true"/>, the observed behavior of the service.</value>
    public bool EscapeHyphensInFriendlyNames { get; init; } = true;

    /// <summary>Gets the port on which the file host listens, on the loopback interface only.</summary>
    /// <value>A port from 0 to 65535. The default is 0, which selects any available port.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 65535.</exception>
    public int FileHostPort
    {
        get;
        init => field = OptionGuard.ThrowIfOutOfRange(value, 0, ushort.MaxValue);
    }

    /// <summary>Gets the maximum rate at which the file host sends a file, for example to simulate a slow network.</summary>
    /// <value>A number of bytes per second for each download, or <see langword="null"/> for no limit. The default is <see langword="null"/>.</value>
    /// <remarks>The rate is measured with <see cref="TimeProvider"/>. <see cref="SimulatedTimeProvider"/> does not support it, because its clock would advance to the
    /// timeout of the download.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? MaxDownloadRate
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? 1, 1, nameof(value));
            field = value;
        }
    }

    /// <summary>Gets the seed from which the records in export files are generated.</summary>
    /// <value>The default is 1. The same seed generates the same records on every platform and .NET version. The records of additional accounts
    /// differ.</value>
    public int Seed { get; init; } = 1;

    /// <summary>Gets the callback that returns the number of records in the export file of a resource type and day.</summary>
    /// <value>A function that returns a non-negative number. The default is <see langword="null"/>: 50 to 300 records, derived from
    /// <see cref="Seed"/>.</value>
    /// <remarks>A day without records ends as <see cref="JobStatus.CompletedEmptyRecords"/> in jobs that are created through the API. A large file is generated on first
    /// use, which takes a few seconds per million records: call <see cref="SimulatedFiles.Get"/> in advance.</remarks>
    public Func<ResourceType, DateOnly, int>? RecordsPerDay { get; init; }

    /// <summary>Gets the resource types whose automatic daily export is enabled before the simulator starts.</summary>
    /// <value>The default is an empty collection.</value>
    /// <remarks>For these resource types, the days generated within the last 7 days are available immediately, in each account. The configuration
    /// endpoint enables and disables the daily export of an account.</remarks>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public IReadOnlyCollection<ResourceType> DailyExports
    {
        get;
        init => field = (value ?? throw new ArgumentNullException(nameof(value))).ToArray().AsReadOnly();
    } = [];

    /// <summary>Gets the time after the end of a day, in UTC, at which the automatic daily export generates the day.</summary>
    /// <value>A time from 0 to 365 days. The default is 30 hours: a day is available at 06:00 on the second day after it.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 365 days.</exception>
    public TimeSpan DailyExportDelay
    {
        get;
        init => field = OptionGuard.ThrowIfOutOfRange(value, TimeSpan.Zero, TimeSpan.FromDays(365));
    } = TimeSpan.FromHours(30);

    /// <summary>Gets the time after the end of a day, in UTC, at which the values of its records are final.</summary>
    /// <value>The default is <see cref="TimeSpan.Zero"/>: all values are final.</value>
    /// <remarks>
    /// In a file that is generated earlier, the price of some records is null, and the status of messages, conferences and participants is not final.
    /// A file that is generated at this time or later has the final values. Both contain the same records in the same order.
    /// <see cref="SimulatedFiles.Get"/> returns the final values; <see cref="SimulatedDay.File"/> those of an export.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan SettleAfter
    {
        get;
        init => field = OptionGuard.ThrowIfOutOfRange(value, TimeSpan.Zero, TimeSpan.MaxValue);
    }

    /// <summary>Gets the probability that a record is not final before <see cref="SettleAfter"/>.</summary>
    /// <value>A number from 0 to 1. The default is 0.25. The records are derived from <see cref="Seed"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public double UnsettledProbability
    {
        get;
        init => field = OptionGuard.ThrowIfOutOfRange(value, 0, 1);
    } = 0.25;

    /// <summary>Gets a value indicating whether day lists include days with status <see cref="JobStatus.CompletedEmptyRecords"/>, with an empty
    /// file.</summary>
    /// <value>The default is <see langword="false"/>, the observed behavior of the service, which differs from its documentation.</value>
    public bool IncludeEmptyDays { get; init; }

    /// <summary>Gets a value indicating whether a day list requested without a page size is truncated after 10 days.</summary>
    /// <value>The default is <see langword="true"/>, the observed behavior of the service.</value>
    public bool TruncateUnpagedDayLists { get; init; } = true;

    /// <summary>Gets a value indicating whether the redirect to a file includes a <c>Location</c> header in addition to its body.</summary>
    /// <value>The default is <see langword="true"/>, so that HTTP handlers can follow the redirect automatically.</value>
    public bool SendLocationHeader { get; init; } = true;

    /// <summary>Gets the delays after the end of a job at which its webhook is sent, one request for each delay.</summary>
    /// <value>The default is an empty list: no webhook is sent, as has been reported for the service. It has also been reported to send one webhook, or four.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A delay is negative.</exception>
    public IReadOnlyList<TimeSpan> WebhookDelays
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = [.. value];
            ArgumentOutOfRangeException.ThrowIfLessThan(field.Append(TimeSpan.Zero).Min(), TimeSpan.Zero, nameof(value));
        }
    } = [];

    /// <summary>Gets the callback that returns the fields of a webhook: form fields, or query parameters if the method is GET.</summary>
    /// <value>The default is <see langword="null"/>: <c>status=completed</c>, the only field that has been observed, and <c>job_sid</c>.</value>
    public Func<SimulatedJob, IEnumerable<KeyValuePair<string, string>>>? WebhookFields { get; init; }
}
