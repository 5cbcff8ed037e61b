using System.Security.Cryptography;

namespace BulkExport.Client.Testing;

/// <summary>The jobs that the simulated service holds. A job is here until it is removed, deleted over the wire, or no longer visible.</summary>
public sealed class SimulatedJobs
{
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<JobSid, JobEntry> _jobs = [];
    private readonly List<JobEntry> _removed = [];
    private readonly TimeProvider _clock;
    private readonly DayQuota _quota;
    private int _added;

    internal SimulatedJobs(TimeProvider clock, DayQuota quota)
    {
        _clock = clock;
        _quota = quota;
    }

    /// <summary>The number of jobs.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _jobs.Values.Count(entry => Look(entry) is not null);
            }
        }
    }

    /// <summary>How many days jobs were asked for over the wire on the current UTC calendar day, whatever has become of the jobs.</summary>
    /// <remarks>The service allows <see cref="SimulatedBulkExportOptions.DailyQuota"/> of them. Jobs added here do not count.</remarks>
    public int DaysRequestedToday
    {
        get
        {
            lock (_lock)
            {
                return _quota.UsedOn(Today(_clock.GetUtcNow()));
            }
        }
    }

    /// <summary>Adds a job. It counts as created now, less its <see cref="SimulatedJob.Age"/>.</summary>
    /// <param name="job">The job.</param>
    /// <returns>The job's SID.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="job"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The job ends before it starts, its plan names a day that it does not have or a status without a
    /// name, or there is a job of its SID already.</exception>
    public JobSid Add(SimulatedJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return Add(job, takesQuota: false).Plan.Job.JobSid;
    }

    /// <summary>Finds a job.</summary>
    /// <param name="jobSid">The job's SID.</param>
    /// <returns>The job as it was added, with its SID; <see langword="null"/> when it is not here.</returns>
    public SimulatedJob? Find(JobSid jobSid) => Peek(jobSid)?.Plan.Job;

    /// <summary>Whether a job is here.</summary>
    /// <param name="jobSid">The job's SID.</param>
    /// <returns><see langword="true"/> when a fetch would find it.</returns>
    public bool Contains(JobSid jobSid) => Peek(jobSid) is not null;

    /// <summary>Removes a job, as a delete over the wire does. The files of days that it has completed stay.</summary>
    /// <param name="jobSid">The job's SID.</param>
    /// <returns><see langword="true"/> when it was here.</returns>
    public bool Remove(JobSid jobSid)
    {
        lock (_lock)
        {
            if (!_jobs.Remove(jobSid, out var entry))
            {
                return false;
            }

            _removed.Add(entry with { Removed = _clock.GetUtcNow() });
            return Look(entry) is not null;
        }
    }

    /// <summary>Removes all jobs, and with them the files of their days.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _jobs.Clear();
            _removed.Clear();
        }
    }

    /// <summary>Adds a job that was asked for over the wire.</summary>
    /// <exception cref="HttpErrorException">The quota of days does not allow it.</exception>
    internal StoredJob Create(SimulatedJob job) => Add(job, takesQuota: true);

    /// <summary>A job as it is now; <see langword="null"/> when it is not here.</summary>
    internal StoredJob? Peek(JobSid jobSid)
    {
        lock (_lock)
        {
            return _jobs.TryGetValue(jobSid, out var entry) ? Look(entry) : null;
        }
    }

    /// <summary>The jobs of one kind of records as they are now.</summary>
    internal IReadOnlyList<StoredJob> NewestFirst(ResourceType resourceType)
    {
        lock (_lock)
        {
            return
            [
                .. _jobs
                    .Values.Where(entry => entry.Plan.Job.ResourceType == resourceType)
                    .Select(Look)
                    .OfType<StoredJob>()
                    .OrderByDescending(job => job.Number),
            ];
        }
    }

    /// <summary>The days of one kind of records that jobs have completed, those of removed jobs included.</summary>
    internal IReadOnlyList<GeneratedDay> MadeDays(ResourceType resourceType)
    {
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            return
            [
                .. _removed
                    .Concat(_jobs.Values)
                    .Where(entry => entry.Plan.Job.ResourceType == resourceType)
                    .SelectMany(entry => entry.MadeDaysAt(now)),
            ];
        }
    }

    private StoredJob Add(SimulatedJob job, bool takesQuota)
    {
        JobValidator.ThrowIfWrong(job);
        if (job.JobSid == default)
        {
            job = job with { JobSid = JobSid.Parse($"JS{RandomNumberGenerator.GetHexString(32, lowercase: true)}") };
        }

        var plan = new JobPlan(job);
        lock (_lock)
        {
            if (_jobs.ContainsKey(job.JobSid))
            {
                throw new ArgumentException($"There is a job {job.JobSid} already.", nameof(job));
            }

            var now = _clock.GetUtcNow();
            if (takesQuota)
            {
                _quota.Take(plan.Days.Count, Today(now));
            }

            var entry = new JobEntry(plan, ++_added, now - job.Age);
            _jobs.Add(job.JobSid, entry);
            return new StoredJob(plan, entry.Number, entry.ElapsedAt(now), now);
        }
    }

    private StoredJob? Look(JobEntry entry)
    {
        var now = _clock.GetUtcNow();
        var elapsed = entry.ElapsedAt(now);
        return entry.Plan.IsVisibleAt(elapsed) ? new StoredJob(entry.Plan, entry.Number, elapsed, now) : null;
    }

    private static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);
}
