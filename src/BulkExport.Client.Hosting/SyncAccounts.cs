using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BulkExport.Client.Hosting;

/// <summary>Provides the accounts that are currently configured.</summary>
internal sealed class SyncAccounts(IServiceProvider provider, IOptions<BulkExportSyncOptions> options, TimeProvider timeProvider)
{
    private readonly Lock _lock = new();
    private readonly BulkExportSyncOptions _options = options.Value;
    private IReadOnlyList<SyncAccount> _known = [];

    /// <summary>Gets the accounts that were configured at the last call to <see cref="GetCurrent"/>.</summary>
    public IReadOnlyList<SyncAccount> Known => Volatile.Read(ref _known);

    /// <summary>Gets the accounts that are configured now. An account is the same instance as long as it is configured.</summary>
    public IReadOnlyList<SyncAccount> GetCurrent()
    {
        lock (_lock)
        {
            var names = GetNames();
            var known = _known.ToDictionary(account => account.Name ?? string.Empty, StringComparer.OrdinalIgnoreCase);
            Volatile.Write(ref _known, [.. names.Select(name => known.GetValueOrDefault(name ?? string.Empty) ?? Create(name))]);
            return _known;
        }
    }

    /// <summary>Determines whether an account is still configured. If this cannot be determined, it is assumed.</summary>
    public bool IsCurrent(SyncAccount account)
    {
        try
        {
            return GetCurrent().Contains(account);
        }
        catch (Exception)
        {
            return true;
        }
    }

    /// <summary>Gets the client of an account with its current options.</summary>
    public IBulkExportClient GetClient(SyncAccount account) =>
        account.Name is { } name ? GetClient(name) : provider.GetRequiredKeyedService<IBulkExportClient>(_options.ClientKey);

    private IBulkExportClient GetClient(string name) => provider.GetRequiredService<IBulkExportClientFactory>().CreateClient(name);

    private IReadOnlyList<string?> GetNames() =>
        _options.AllAccounts ? provider.GetRequiredService<IBulkExportClientFactory>().GetNames() : (IReadOnlyList<string?>)[null];

    private SyncAccount Create(string? name) =>
        new(
            name,
            name ?? _options.ClientKey?.ToString(),
            timeProvider.GetUtcNow(),
            () => CreateStore(name),
            cachesStore: _options.StoreFactory is not null
        );

    private IExportStore CreateStore(string? name)
    {
        if (_options.StoreFactory is { } factory)
        {
            return factory(provider, name);
        }

        var store = new DirectoryExportStore(_options.Directory!);
        return name is null ? store : store.ForAccount(GetClient(name).AccountSid!);
    }
}
