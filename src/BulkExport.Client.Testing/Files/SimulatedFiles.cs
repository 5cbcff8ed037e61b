using System.Collections.Concurrent;

namespace BulkExport.Client.Testing;

/// <summary>The files of days. What is in a file depends on the seed, the kind of records and the day, and on nothing else.</summary>
/// <remarks>Files are made when they are first asked for. A file is on the service's list when a job has completed its day.</remarks>
public sealed class SimulatedFiles
{
    /// <summary>More records than this, and the file is kept on disk.</summary>
    private const int MostRecordsInMemory = 20_000;

    private readonly ConcurrentDictionary<(ResourceType, DateOnly), Lazy<SimulatedFile>> _made = [];
    private readonly ConcurrentDictionary<(ResourceType, DateOnly), SimulatedFile> _given = [];
    private readonly ConcurrentDictionary<(ResourceType, DateOnly), DateTimeOffset> _removed = [];
    private readonly SimulatedBulkExportOptions _options;

    internal SimulatedFiles(SimulatedBulkExportOptions options) => _options = options;

    /// <summary>The file of a day, whether it is on the service's list or not.</summary>
    /// <param name="resourceType">The kind of records.</param>
    /// <param name="day">The day.</param>
    /// <returns>The file given by <see cref="Replace"/>, or the one that the seed makes.</returns>
    /// <exception cref="ArgumentException">The service does not export this kind of records.</exception>
    public SimulatedFile Get(ResourceType resourceType, DateOnly day) =>
        Given(resourceType, day)
        ?? _made.GetOrAdd((resourceType, day), key => new Lazy<SimulatedFile>(() => Make(key.Item1, key.Item2))).Value;

    /// <summary>Has the service send other bytes for a day: a damaged file, or one of the test's own making.</summary>
    /// <param name="resourceType">The kind of records.</param>
    /// <param name="day">The day.</param>
    /// <param name="bytes">The file, sent as it is.</param>
    public void Replace(ResourceType resourceType, DateOnly day, ReadOnlySpan<byte> bytes) =>
        _given[(resourceType, day)] = new SimulatedFile(resourceType, day, new MemoryContent(bytes.ToArray()));

    /// <summary>Removes the file of a day before its time, as the real service was seen to: the job still shows the day as completed, and
    /// its fetch finds nothing. A job that completes the day later makes the file again.</summary>
    /// <param name="resourceType">The kind of records.</param>
    /// <param name="day">The day.</param>
    public void Remove(ResourceType resourceType, DateOnly day) => _removed[(resourceType, day)] = _options.TimeProvider.GetUtcNow();

    internal SimulatedFile? Given(ResourceType resourceType, DateOnly day) => _given.GetValueOrDefault((resourceType, day));

    internal bool IsRemoved(ResourceType resourceType, DateOnly day, DateTimeOffset made) =>
        _removed.TryGetValue((resourceType, day), out var removed) && made <= removed;

    /// <summary>Removes what is kept on disk.</summary>
    internal void DeleteTemporaryFiles()
    {
        foreach (var made in _made.Values.Where(made => made.IsValueCreated))
        {
            (made.Value.Content as DiskContent)?.Dispose();
        }
    }

    private SimulatedFile Make(ResourceType resourceType, DateOnly day)
    {
        var records = _options.RecordsOf(resourceType, day);
        var sum = 0m;
        Content content;
        if (records > MostRecordsInMemory)
        {
            content = new DiskContent(Write);
        }
        else
        {
            using var stream = new MemoryStream();
            Write(stream);
            content = new MemoryContent(stream.ToArray());
        }

        return new SimulatedFile(resourceType, day, content) { RecordCount = records, PriceSum = sum };

        void Write(Stream to) => sum = DayFileWriter.Write(to, _options.Seed, resourceType, day, records);
    }
}
