using System.Security.Cryptography;

namespace BulkExport.Client.Testing;

/// <summary>Represents the jobs of an account of the simulated service.</summary>
/// <remarks>A job is available until it is removed or deleted through the API, or until its <see cref="SimulatedJob.Retention"/> has
/// expired.</remarks>
public sealed class SimulatedJobs
{
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<JobSid, JobEntry> _jobs = [];
    private readonly List<JobEntry> _removed = [];
    private readonly TimeProvider _timeProvider;
    private readonly DayQuota _quota;
    private readonly string _accountSid;
    private int _added;

    internal SimulatedJobs(TimeProvider timeProvider, DayQuota quota, string accountSid)
    {
        _timeProvider = timeProvider;
        _quota = quota;
        _accountSid = accountSid;
    }

    /// <summary>Occurs after a job has been added.</summary>
    internal event Action<JobEntry>? Added;

    /// <summary>Gets the number of available jobs.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _jobs.Values.Count(entry => CreateSnapshot(entry) is not null);
            }
        }
    }

    /// <summary>Gets the number of days that the account requested through the API on the current UTC calendar day, including days of deleted
    /// jobs.</summary>
    /// <remarks>The sum over all accounts is limited by <see cref="SimulatedBulkExportOptions.DailyQuota"/>. Jobs added with
    /// <see cref="Add(SimulatedJob)"/> do not count.</remarks>
    public int DaysRequestedToday => DaysRequested.GetValueOrDefault(GetUtcDay(_timeProvider.GetUtcNow()));

    /// <summary>Gets the number of days that the account requested through the API, by UTC calendar day, including days of deleted jobs.</summary>
    /// <value>A new dictionary, which contains only calendar days on which days were requested.</value>
    /// <remarks><see cref="SimulatedAccounts.DaysRequested"/> contains the sums over all accounts.</remarks>
    public IReadOnlyDictionary<DateOnly, int> DaysRequested => _quota.GetDaysRequested(_accountSid);

    /// <summary>Adds a job. Its creation time is the current time minus its <see cref="SimulatedJob.Age"/>.</summary>
    /// <param name="job">The job to add.</param>
    /// <returns>The SID of the job.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="job"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The range of the job is invalid, a configured day is outside the range, an outcome is
    /// <c>default(JobStatus)</c>, or a job with the same SID already exists.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The creation time of the job is not representable, because its <see cref="SimulatedJob.Age"/> is
    /// too large.</exception>
    public JobSid Add(SimulatedJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return Add(job, consumeQuota: false).Plan.Job.JobSid;
    }

    /// <summary>Finds a job by its SID.</summary>
    /// <param name="jobSid">The SID of the job.</param>
    /// <returns>The job with its SID, or <see langword="null"/> if it does not exist.</returns>
    public SimulatedJob? Find(JobSid jobSid) => GetSnapshot(jobSid)?.Plan.Job;

    /// <summary>Determines whether a job exists.</summary>
    /// <param name="jobSid">The SID of the job.</param>
    /// <returns><see langword="true"/> if the job is available, regardless of <see cref="SimulatedBulkExportOptions.VisibilityDelay"/>; otherwise,
    /// <see langword="false"/>.</returns>
    public bool Contains(JobSid jobSid) => GetSnapshot(jobSid) is not null;

    /// <summary>Removes a job, like a delete request. The files of its completed days remain available.</summary>
    /// <param name="jobSid">The SID of the job.</param>
    /// <returns><see langword="true"/> if the job existed; otherwise, <see langword="false"/>.</returns>
    public bool Remove(JobSid jobSid)
    {
        lock (_lock)
        {
            if (!_jobs.Remove(jobSid, out var entry))
            {
                return false;
            }

            _removed.Add(entry with { RemovedAt = _timeProvider.GetUtcNow() });
            return CreateSnapshot(entry) is not null;
        }
    }

    /// <summary>Removes all jobs and the files of their days.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _jobs.Clear();
            _removed.Clear();
        }
    }

    /// <summary>Adds a job created through the API.</summary>
    /// <exception cref="HttpErrorException">The daily quota is exceeded.</exception>
    internal JobSnapshot Create(SimulatedJob job) => Add(job, consumeQuota: true);

    /// <summary>Gets the current state of a job, or <see langword="null"/> if it does not exist.</summary>
    internal JobSnapshot? GetSnapshot(JobSid jobSid)
    {
        lock (_lock)
        {
            return _jobs.TryGetValue(jobSid, out var entry) ? CreateSnapshot(entry) : null;
        }
    }

    /// <summary>Gets the current state of the jobs of a resource type, newest first.</summary>
    internal IReadOnlyList<JobSnapshot> ListNewestFirst(ResourceType resourceType)
    {
        lock (_lock)
        {
            return
            [
                .. _jobs
                    .Values.Where(entry => entry.Plan.Job.ResourceType == resourceType)
                    .Select(CreateSnapshot)
                    .OfType<JobSnapshot>()
                    .OrderByDescending(job => job.Number),
            ];
        }
    }

    /// <summary>Gets the days of a resource type completed by existing and removed jobs.</summary>
    internal IReadOnlyList<GeneratedDay> GetGeneratedDays(ResourceType resourceType)
    {
        lock (_lock)
        {
            var now = _timeProvider.GetUtcNow();
            return
            [
                .. GetAll().Where(entry => entry.Plan.Job.ResourceType == resourceType).SelectMany(entry => entry.GetGeneratedDays(now)),
            ];
        }
    }

    /// <summary>Gets the days completed by an existing, expired or removed job.</summary>
    internal IReadOnlyList<GeneratedDay> GetGeneratedDays(JobSid jobSid)
    {
        lock (_lock)
        {
            var now = _timeProvider.GetUtcNow();
            return [.. GetAll().Where(entry => entry.Plan.Job.JobSid == jobSid).SelectMany(entry => entry.GetGeneratedDays(now))];
        }
    }

    private IEnumerable<JobEntry> GetAll() => _removed.Concat(_jobs.Values);

    private JobSnapshot Add(SimulatedJob job, bool consumeQuota)
    {
        JobValidator.ThrowIfInvalid(job);
        if (job.JobSid == default)
        {
            job = job with { JobSid = JobSid.Parse($"JS{RandomNumberGenerator.GetHexString(32, lowercase: true)}") };
        }

        var plan = new JobPlan(job);
        JobEntry entry;
        DateTimeOffset now;
        lock (_lock)
        {
            if (_jobs.ContainsKey(job.JobSid))
            {
                throw new ArgumentException($"A job with SID {job.JobSid} already exists.", nameof(job));
            }

            now = _timeProvider.GetUtcNow();
            if (consumeQuota)
            {
                _quota.Consume(_accountSid, plan.Days.Count, GetUtcDay(now));
            }

            entry = new JobEntry(plan, ++_added, now - job.Age);
            _jobs.Add(job.JobSid, entry);
        }

        Added?.Invoke(entry);
        return new JobSnapshot(plan, entry.Number, entry.GetElapsed(now), now);
    }

    private JobSnapshot? CreateSnapshot(JobEntry entry)
    {
        var now = _timeProvider.GetUtcNow();
        var elapsed = entry.GetElapsed(now);
        return entry.Plan.IsVisible(elapsed) ? new JobSnapshot(entry.Plan, entry.Number, elapsed, now) : null;
    }

    private static DateOnly GetUtcDay(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);
}
