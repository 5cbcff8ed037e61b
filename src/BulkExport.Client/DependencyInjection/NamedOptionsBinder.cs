using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>Binds the options of a named client to the subsection with its name.</summary>
/// <param name="accounts">The section that contains a subsection for each client.</param>
internal sealed class NamedOptionsBinder(IConfiguration accounts) : IConfigureNamedOptions<BulkExportClientOptions>
{
    public void Configure(BulkExportClientOptions options) { }

    public void Configure(string? name, BulkExportClientOptions options)
    {
        if (!string.IsNullOrEmpty(name) && !name.Contains(ConfigurationPath.KeyDelimiter, StringComparison.Ordinal))
        {
            accounts.GetSection(name).Bind(options);
        }
    }
}
