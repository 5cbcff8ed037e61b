using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace BulkExport.Client;

/// <summary>Creates named clients from the registered configuration.</summary>
internal sealed class BulkExportClientFactory : IBulkExportClientFactory, IDisposable
{
    private const int MaxListedNames = 20;

    private readonly Lock _lock = new();
    private readonly NamedClientRegistry _registry;
    private readonly IOptionsMonitor<BulkExportClientOptions> _monitor;
    private readonly IOptionsMonitorCache<BulkExportClientOptions> _optionsCache;
    private readonly IServiceProvider _provider;
    private readonly IDisposable[] _reloadRegistrations;
    private readonly Dictionary<string, (BulkExportClientOptions Options, BulkExportClient Client)> _clients = [];
    private IReadOnlyList<string> _names = [];
    private Dictionary<string, string> _configuredNames = [];
    private bool _isDisposed;

    public BulkExportClientFactory(
        NamedClientRegistry registry,
        IOptionsMonitor<BulkExportClientOptions> monitor,
        IOptionsMonitorCache<BulkExportClientOptions> optionsCache,
        IServiceProvider provider
    )
    {
        _registry = registry;
        _monitor = monitor;
        _optionsCache = optionsCache;
        _provider = provider;
        _reloadRegistrations = [.. registry.Sections.Select(section => ChangeToken.OnChange(section.GetReloadToken, Reload))];
        Reload();
    }

    public IBulkExportClient CreateClient(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(IBulkExportClientFactory));
            if (!_configuredNames.TryGetValue(name, out var configuredName))
            {
                throw CreateUnknownNameException(name);
            }

            var options = _monitor.Get(configuredName);
            if (!_clients.TryGetValue(configuredName, out var entry) || entry.Options != options)
            {
                // The previous client is not disposed, because its calls may be in progress.
                var registration = _registry.GetRegistration(configuredName, options.AttemptTimeout);
                entry = (options, ClientActivator.Create(_provider, registration, options));
                _clients[configuredName] = entry;
            }

            return entry.Client;
        }
    }

    public IReadOnlyList<string> GetNames()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(IBulkExportClientFactory));
            return _names;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
        }

        foreach (var registration in _reloadRegistrations)
        {
            registration.Dispose();
        }

        foreach (var (_, client) in _clients.Values)
        {
            client.Dispose();
        }
    }

    /// <summary>Reads the names, and removes the options of all clients from the cache, because the options monitor observes no changes of names that are
    /// not known at the start.</summary>
    private void Reload()
    {
        lock (_lock)
        {
            var previousNames = _names;
            _names = _registry.GetNames();
            _configuredNames = _names.ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);
            foreach (var name in previousNames.Union(_names))
            {
                _optionsCache.TryRemove(name);
            }

            foreach (var name in previousNames.Except(_names))
            {
                _clients.Remove(name);
            }
        }
    }

    private ArgumentException CreateUnknownNameException(string name)
    {
        var names = string.Join(", ", _names.Take(MaxListedNames).Select(known => $"'{DisplayText.Escape(known)}'"));
        var known =
            _names.Count == 0 ? "No client is configured."
            : _names.Count > MaxListedNames ? $"The configured names are {names} and {_names.Count - MaxListedNames} more."
            : $"The configured names are {names}.";
        var sections = string.Join(", ", _registry.SectionPaths.Select(path => $"'{path}'"));
        var action =
            sections.Length == 0
                ? "Register the name with AddBulkExportClients."
                : $"Add a subsection with the name to the configuration section {sections}.";
        return new ArgumentException($"No BulkExport client has the name '{DisplayText.Escape(name)}'. {known} {action}", nameof(name));
    }
}
