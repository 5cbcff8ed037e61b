using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Export;

/// <summary>Simulates a service in which each job generates files with different content, so that the content identifies the job.</summary>
internal sealed class VersionedService : IAsyncDisposable
{
    private readonly ConcurrentDictionary<DateOnly, ImmutableList<(JobSid JobSid, byte[] Content)>> _versions = [];
    private readonly TaskCompletionSource<JobSid> _firstCreatedJob = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Random _random;

    public VersionedService(int seed)
    {
        _random = new Random(seed);
        Simulator = SimulatedBulkExport.Start(new SimulatedBulkExportOptions { ConfigureNewJob = CreateJob });
    }

    public SimulatedBulkExport Simulator { get; }

    /// <summary>Adds a job that was not created by an export.</summary>
    public JobSid AddJob(DateOnly startDay, DateOnly endDay) =>
        Simulator.Jobs.Add(GenerateFiles(new SimulatedJob { StartDay = startDay, EndDay = endDay }));

    /// <summary>Gets the SID of the first job that an export creates.</summary>
    public Task<JobSid> FirstCreatedJob => _firstCreatedJob.Task;

    /// <summary>Asserts that the content of a file is complete, which means that a job generated it.</summary>
    /// <returns>The number of the version.</returns>
    public int AssertComplete(DateOnly day, byte[] content)
    {
        var version = _versions[day].FindIndex(version => version.Content.AsSpan().SequenceEqual(content));
        Assert.True(version >= 0, $"The file of {day:yyyy-MM-dd} with {content.Length} bytes is incomplete.");
        return version;
    }

    /// <summary>Asserts that the content of a file is the one that the service served for its job: that of the job, or of a later one.</summary>
    public void AssertServedFor(JobSid jobSid, DateOnly day, byte[] content)
    {
        var version = _versions[day].FindIndex(version => version.JobSid == jobSid);
        Assert.True(version >= 0, $"The job {jobSid} does not include {day:yyyy-MM-dd}.");
        Assert.True(AssertComplete(day, content) >= version, $"The file of {day:yyyy-MM-dd} is older than its job {jobSid}.");
    }

    public ValueTask DisposeAsync() => Simulator.DisposeAsync();

    private SimulatedJob CreateJob(SimulatedJob job)
    {
        var created = GenerateFiles(job);
        _firstCreatedJob.TrySetResult(created.JobSid);
        return created;
    }

    private SimulatedJob GenerateFiles(SimulatedJob job)
    {
        var jobSid = JobSid.Parse($"JS{Guid.NewGuid():N}");
        for (var day = job.StartDay; day <= job.EndDay; day = day.AddDays(1))
        {
            var content = GenerateFile();
            _versions.AddOrUpdate(day, [(jobSid, content)], (_, versions) => versions.Add((jobSid, content)));
            Simulator.Files.Replace(ResourceType.Messages, day, content);
        }

        return job with
        {
            JobSid = jobSid,
            QueueTime = TimeSpan.Zero,
            TimePerDay = TimeSpan.Zero,
        };
    }

    private byte[] GenerateFile()
    {
        lock (_random)
        {
            var bodies = Enumerable.Range(0, _random.Next(100, 200)).Select(_ => _random.GetHexString(64));
            return Compress(string.Concat(bodies.Select(body => $$"""{"sid":"SM{{body[..32]}}","body":"{{body}}"}{{'\n'}}""")));
        }
    }

    private static byte[] Compress(string text)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return compressed.ToArray();
    }
}
