namespace BulkExport.Client.Testing;

/// <summary>Represents the configurations of an account, with the times at which they were updated.</summary>
internal sealed class StoredConfigurations(SimulatedBulkExportOptions options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ResourceType, List<(DateTimeOffset UpdatedAt, StoredConfiguration Configuration)>> _updates = [];

    /// <summary>Gets the current configuration of a resource type.</summary>
    public StoredConfiguration Get(ResourceType resourceType) => GetAt(resourceType, DateTimeOffset.MaxValue);

    /// <summary>Gets the configuration of a resource type at the specified time.</summary>
    public StoredConfiguration GetAt(ResourceType resourceType, DateTimeOffset time)
    {
        lock (_lock)
        {
            return
                _updates.TryGetValue(resourceType, out var updates)
                && updates.FindLast(update => update.UpdatedAt <= time) is { Configuration: { } configuration }
                ? configuration
                : GetInitial(resourceType);
        }
    }

    /// <summary>Applies an update, and returns the new configuration.</summary>
    /// <exception cref="HttpErrorException">A field is invalid.</exception>
    public StoredConfiguration Update(ResourceType resourceType, IReadOnlyDictionary<string, string> form)
    {
        lock (_lock)
        {
            var configuration = Get(resourceType).Apply(form);
            if (!_updates.TryGetValue(resourceType, out var updates))
            {
                _updates[resourceType] = updates = [];
            }

            updates.Add((options.TimeProvider.GetUtcNow(), configuration));
            return configuration;
        }
    }

    private StoredConfiguration GetInitial(ResourceType resourceType) =>
        StoredConfiguration.Default with
        {
            Enabled = options.DailyExports.Contains(resourceType),
        };
}
