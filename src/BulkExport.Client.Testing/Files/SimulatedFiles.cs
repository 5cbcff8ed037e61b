using System.Collections.Concurrent;

namespace BulkExport.Client.Testing;

/// <summary>Represents the export files of the simulated service.</summary>
/// <remarks>
/// The content of a generated file depends only on <see cref="SimulatedBulkExportOptions.RecordsPerDay"/>,
/// <see cref="SimulatedBulkExportOptions.Seed"/>, the resource type and the day, and is generated on
/// first use. A file can be downloaded when a job has completed its day, and for 7 days after that, the retention period of the service.
/// </remarks>
public sealed class SimulatedFiles
{
    /// <summary>The maximum number of records of a file that is buffered in memory instead of on disk.</summary>
    private const int MaxRecordsInMemory = 20_000;

    private readonly ConcurrentDictionary<(ResourceType, DateOnly), Lazy<SimulatedFile>> _generated = [];
    private readonly ConcurrentDictionary<(ResourceType, DateOnly), SimulatedFile> _replacements = [];
    private readonly ConcurrentDictionary<(ResourceType, DateOnly), DateTimeOffset> _removed = [];
    private readonly SimulatedBulkExportOptions _options;

    internal SimulatedFiles(SimulatedBulkExportOptions options) => _options = options;

    /// <summary>Gets the file of a day, regardless of whether a job has completed the day.</summary>
    /// <param name="resourceType">The resource type.</param>
    /// <param name="day">The day, in UTC.</param>
    /// <returns>The file set with <see cref="Replace"/>, or the generated one.</returns>
    /// <exception cref="ArgumentException">The simulator does not support <paramref name="resourceType"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="SimulatedBulkExportOptions.RecordsPerDay"/> returned a negative number.</exception>
    /// <exception cref="IOException">The content of a large file cannot be buffered on disk.</exception>
    public SimulatedFile Get(ResourceType resourceType, DateOnly day) =>
        GetReplacement(resourceType, day)
        ?? _generated.GetOrAdd((resourceType, day), key => new Lazy<SimulatedFile>(() => Generate(key.Item1, key.Item2))).Value;

    /// <summary>Replaces the content of the file of a day, for example with corrupt data or custom records.</summary>
    /// <param name="resourceType">The resource type.</param>
    /// <param name="day">The day, in UTC.</param>
    /// <param name="bytes">The compressed content, sent without validation.</param>
    public void Replace(ResourceType resourceType, DateOnly day, ReadOnlySpan<byte> bytes) =>
        _replacements[(resourceType, day)] = new SimulatedFile(resourceType, day, new MemoryContent(bytes.ToArray()));

    /// <summary>Removes the file of a day before its retention period expires.</summary>
    /// <remarks>This reproduces an observed behavior of the service: the job still reports the day as completed, but a request for the day
    /// returns status code 404. A job that completes the day later generates the file again.</remarks>
    /// <param name="resourceType">The resource type.</param>
    /// <param name="day">The day, in UTC.</param>
    public void Remove(ResourceType resourceType, DateOnly day) => _removed[(resourceType, day)] = _options.TimeProvider.GetUtcNow();

    internal SimulatedFile? GetReplacement(ResourceType resourceType, DateOnly day) => _replacements.GetValueOrDefault((resourceType, day));

    internal bool IsRemoved(ResourceType resourceType, DateOnly day, DateTimeOffset generatedAt) =>
        _removed.TryGetValue((resourceType, day), out var removed) && generatedAt <= removed;

    /// <summary>Deletes all temporary files.</summary>
    internal void DeleteTemporaryFiles()
    {
        foreach (var file in _generated.Values.Where(file => file.IsValueCreated))
        {
            (file.Value.Content as DiskContent)?.Dispose();
        }
    }

    private SimulatedFile Generate(ResourceType resourceType, DateOnly day)
    {
        var records = _options.GetRecordCount(resourceType, day);
        var sum = 0m;
        Content content;
        if (records > MaxRecordsInMemory)
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

        void Write(Stream destination) => sum = DayFileWriter.Write(destination, _options.Seed, resourceType, day, records);
    }
}
