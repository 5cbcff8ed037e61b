using System.Collections.Concurrent;

namespace BulkExport.Client.Testing;

/// <summary>Represents the export files of the simulated service.</summary>
/// <remarks>
/// The content of a generated file depends only on <see cref="SimulatedBulkExportOptions.RecordsPerDay"/>,
/// <see cref="SimulatedBulkExportOptions.Seed"/>, the account, the resource type and the day, and is generated on
/// first use. With <see cref="SimulatedBulkExportOptions.SettleAfter"/>, it also depends on the time at which the day is exported. A file can be downloaded when
/// its day has been exported, and for 7 days after that, the retention period of the service.
/// </remarks>
public sealed class SimulatedFiles
{
    /// <summary>The maximum number of records of a file that is buffered in memory instead of on disk.</summary>
    private const int MaxRecordsInMemory = 20_000;

    private readonly ConcurrentDictionary<(ResourceType, DateOnly, bool IsSettled), Lazy<SimulatedFile>> _generated = [];
    private readonly ConcurrentDictionary<(ResourceType, DateOnly), SimulatedFile> _replacements = [];
    private readonly ConcurrentDictionary<(ResourceType, DateOnly), DateTimeOffset> _removed = [];
    private readonly SimulatedBulkExportOptions _options;

    private readonly int _seed;

    internal SimulatedFiles(SimulatedBulkExportOptions options, int seed)
    {
        _options = options;
        _seed = seed;
    }

    /// <summary>Gets the file of a day with the final values of all records, regardless of whether the day has been exported.</summary>
    /// <remarks>To get the file of an export, which may contain values that are not final, use <see cref="SimulatedDays"/>.</remarks>
    /// <param name="resourceType">The resource type.</param>
    /// <param name="day">The day, in UTC.</param>
    /// <returns>The file set with <see cref="Replace"/>, or the generated one.</returns>
    /// <exception cref="ArgumentException">The simulator does not support <paramref name="resourceType"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="SimulatedBulkExportOptions.RecordsPerDay"/> returned a negative number.</exception>
    /// <exception cref="IOException">The content of a large file cannot be buffered on disk.</exception>
    public SimulatedFile Get(ResourceType resourceType, DateOnly day) => GetOrGenerate(resourceType, day, isSettled: true);

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

    /// <summary>Gets the file of an exported day.</summary>
    internal SimulatedFile GetExported(ResourceType resourceType, GeneratedDay generated) =>
        !generated.IsEmpty ? GetOrGenerate(resourceType, generated.Day, IsSettled(generated))
        : _replacements.TryGetValue((resourceType, generated.Day), out var replacement) ? replacement
        : new SimulatedFile(resourceType, generated.Day, MemoryContent.Empty)
        {
            RecordCount = 0,
            PriceSum = 0,
            UnsettledRecordCount = 0,
        };

    internal int GetRecordCount(ResourceType resourceType, DateOnly day)
    {
        if (_options.RecordsPerDay is null)
        {
            return 50 + SeededRandom.Create(~_seed, resourceType, day).Next(251);
        }

        var records = _options.RecordsPerDay(resourceType, day);
        ArgumentOutOfRangeException.ThrowIfNegative(records, nameof(SimulatedBulkExportOptions.RecordsPerDay));
        return records;
    }

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

    /// <summary>Returns a value indicating whether the file of an exported day contains the final values.</summary>
    private bool IsSettled(GeneratedDay generated) =>
        _options.SettleAfter == TimeSpan.Zero
        || generated.GeneratedAt.UtcDateTime - generated.Day.ToDateTime(TimeOnly.MinValue) - TimeSpan.FromDays(1) >= _options.SettleAfter;

    private SimulatedFile GetOrGenerate(ResourceType resourceType, DateOnly day, bool isSettled) =>
        _replacements.GetValueOrDefault((resourceType, day))
        ?? _generated
            .GetOrAdd((resourceType, day, isSettled), key => new Lazy<SimulatedFile>(() => Generate(key.Item1, key.Item2, key.IsSettled)))
            .Value;

    private SimulatedFile Generate(ResourceType resourceType, DateOnly day, bool isSettled)
    {
        var records = GetRecordCount(resourceType, day);
        var totals = default(GeneratedRecords);
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

        return new SimulatedFile(resourceType, day, content)
        {
            RecordCount = records,
            PriceSum = totals.PriceSum,
            UnsettledRecordCount = totals.UnsettledCount,
        };

        void Write(Stream destination) =>
            totals = DayFileWriter.Write(
                destination,
                _seed,
                resourceType,
                day,
                records,
                unsettledProbability: isSettled ? 0 : _options.UnsettledProbability
            );
    }
}
