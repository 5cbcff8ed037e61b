namespace BulkExport.Client;

/// <summary>Represents the index of one resource type and month, which several processes can update. Updates during a write are combined into the next write.</summary>
internal sealed class MonthIndex(IExportStore store, ResourceType resourceType, string path)
{
    private readonly Lock _lock = new();
    private List<Update> _pending = [];
    private bool _isWriting;
    private MonthIndexDocument? _document;
    private string? _version;

    public DayEntry Get(DateOnly day) => _document?.Days.GetValueOrDefault(day) ?? new DayEntry();

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var found = await StoreDocuments
            .ReadAsync(store, path, ExportJsonContext.Default.MonthIndexDocument, cancellationToken)
            .ConfigureAwait(false);
        if (found is { } read && read.Value.ResourceType != resourceType)
        {
            throw StoreDocuments.CreateException(store, path, $"it is an index of {read.Value.ResourceType} instead of {resourceType}");
        }

        (_document, _version) = (found?.Value, found?.Version);
    }

    /// <summary>Updates the entry of a day. The update is not cancelable, so that the index matches the content of the store.</summary>
    public async Task UpdateAsync(DateOnly day, Func<DayEntry, DayEntry> change)
    {
        var update = new Update(day, change);
        lock (_lock)
        {
            _pending.Add(update);
            if (_isWriting)
            {
                update.IsWrittenByOther = true;
            }

            _isWriting = true;
        }

        if (!update.IsWrittenByOther)
        {
            await WriteAllAsync().ConfigureAwait(false);
        }

        await update.Completion.Task.ConfigureAwait(false);
    }

    private async Task WriteAllAsync()
    {
        while (TryTake(out var updates))
        {
            try
            {
                await WriteAsync(updates).ConfigureAwait(false);
                updates.ForEach(update => update.Completion.SetResult());
            }
            catch (Exception e)
            {
                updates.ForEach(update => update.Completion.SetException(e)); // each caller awaits its own update
            }
        }
    }

    private bool TryTake(out List<Update> updates)
    {
        lock (_lock)
        {
            (updates, _pending) = (_pending, []);
            return _isWriting = updates.Count > 0;
        }
    }

    private async Task WriteAsync(List<Update> updates)
    {
        while (true)
        {
            var days = new SortedDictionary<DateOnly, DayEntry>((_document?.Days ?? new Dictionary<DateOnly, DayEntry>()).ToDictionary());
            foreach (var update in updates)
            {
                days[update.Day] = update.Change(days.GetValueOrDefault(update.Day) ?? new DayEntry());
            }

            var document = new MonthIndexDocument
            {
                FormatVersion = StoreDocuments.FormatVersion,
                ResourceType = resourceType,
                Days = days,
            };
            var version = await StoreDocuments
                .WriteAsync(store, path, document, ExportJsonContext.Default.MonthIndexDocument, _version, CancellationToken.None)
                .ConfigureAwait(false);
            if (version is not null)
            {
                (_document, _version) = (document, version);
                return;
            }

            await LoadAsync(CancellationToken.None).ConfigureAwait(false); // another process has updated the document
        }
    }

    private sealed record Update(DateOnly Day, Func<DayEntry, DayEntry> Change)
    {
        public TaskCompletionSource Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsWrittenByOther { get; set; }
    }
}
