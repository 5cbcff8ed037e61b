using System.Security.Cryptography;

namespace BulkExport.Client.Testing;

/// <summary>The jobs that the simulated service holds. A job is here until it is removed, deleted over the wire, or no longer visible.</summary>
public sealed class SimulatedJobs
{
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<JobSid, (JobPlan Plan, DateTimeOffset Created)> _jobs = [];
    private readonly TimeProvider _clock;

    internal SimulatedJobs(TimeProvider clock) => _clock = clock;

    /// <summary>The number of jobs.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _jobs.Keys.Count(sid => Look(sid) is not null);
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
        ThrowIfWrong(job);
        if (job.JobSid == default)
        {
            job = job with { JobSid = JobSid.Parse($"JS{RandomNumberGenerator.GetHexString(32, lowercase: true)}") };
        }

        var plan = new JobPlan(job);
        lock (_lock)
        {
            if (!_jobs.TryAdd(job.JobSid, (plan, _clock.GetUtcNow() - job.Age)))
            {
                throw new ArgumentException($"There is a job {job.JobSid} already.", nameof(job));
            }
        }

        return job.JobSid;
    }

    /// <summary>Finds a job.</summary>
    /// <param name="jobSid">The job's SID.</param>
    /// <returns>The job as it was added, with its SID; <see langword="null"/> when it is not here.</returns>
    public SimulatedJob? Find(JobSid jobSid) => Peek(jobSid)?.Plan.Job;

    /// <summary>Whether a job is here.</summary>
    /// <param name="jobSid">The job's SID.</param>
    /// <returns><see langword="true"/> when a fetch would find it.</returns>
    public bool Contains(JobSid jobSid) => Peek(jobSid) is not null;

    /// <summary>Removes a job, as a delete over the wire does.</summary>
    /// <param name="jobSid">The job's SID.</param>
    /// <returns><see langword="true"/> when it was here.</returns>
    public bool Remove(JobSid jobSid)
    {
        lock (_lock)
        {
            var wasHere = Look(jobSid) is not null;
            _jobs.Remove(jobSid);
            return wasHere;
        }
    }

    /// <summary>Removes all jobs.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _jobs.Clear();
        }
    }

    /// <summary>A job as it is now; <see langword="null"/> when it is not here.</summary>
    internal StoredJob? Peek(JobSid jobSid)
    {
        lock (_lock)
        {
            return Look(jobSid);
        }
    }

    private StoredJob? Look(JobSid jobSid)
    {
        if (!_jobs.TryGetValue(jobSid, out var job))
        {
            return null;
        }

        var now = _clock.GetUtcNow();
        var elapsed = now > job.Created ? now - job.Created : TimeSpan.Zero; // a system's clock can be set back
        return job.Plan.IsVisibleAt(elapsed) ? new StoredJob(job.Plan, elapsed, now) : null;
    }

    private static void ThrowIfWrong(SimulatedJob job)
    {
        if (job.EndDay < job.StartDay)
        {
            throw new ArgumentException(
                $"The job ends on {job.EndDay:yyyy-MM-dd}, before it starts on {job.StartDay:yyyy-MM-dd}.",
                nameof(job)
            );
        }

        foreach (var day in job.Outcomes.Keys.Concat(job.RetriedDays))
        {
            if (day < job.StartDay || day > job.EndDay)
            {
                throw new ArgumentException($"The plan names {day:yyyy-MM-dd}, which is not one of the job's days.", nameof(job));
            }
        }

        if (job.Outcomes.Values.Contains(default))
        {
            throw new ArgumentException("The plan has a day end in a status without a name.", nameof(job));
        }
    }
}
