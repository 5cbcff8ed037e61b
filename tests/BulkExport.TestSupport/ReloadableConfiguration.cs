using Microsoft.Extensions.Configuration;

namespace BulkExport.TestSupport;

/// <summary>A configuration whose keys a test changes, adds and removes.</summary>
public sealed class ReloadableConfiguration : ConfigurationProvider, IConfigurationSource
{
    public ReloadableConfiguration() => Root = new ConfigurationBuilder().Add(this).Build();

    public IConfigurationRoot Root { get; }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <summary>Sets the account SID, the Auth Token and the base address of an account without reloading.</summary>
    public void SetAccount(string section, BulkExportClientOptions options)
    {
        Set($"{section}:AccountSid", options.AccountSid);
        Set($"{section}:AuthToken", options.AuthToken);
        Set($"{section}:BaseAddress", options.BaseAddress.AbsoluteUri);
    }

    /// <summary>Removes a section without reloading.</summary>
    public void Remove(string section)
    {
        foreach (var key in Data.Keys.Where(key => key.StartsWith($"{section}:", StringComparison.Ordinal)).ToList())
        {
            Data.Remove(key);
        }
    }

    /// <summary>Notifies the listeners of changes.</summary>
    public void Reload() => OnReload();
}
