using BulkExport.Cli.Infrastructure;

namespace BulkExport.Cli.Commands;

/// <summary>Creates the export options of the commands that download to a store.</summary>
internal static class ExportOptionsFactory
{
    /// <param name="environment">The environment.</param>
    /// <param name="maxConcurrency">The maximum number of concurrent downloads, or <see langword="null"/> for the default.</param>
    public static ExportOptions Create(CliEnvironment environment, int? maxConcurrency)
    {
        var options = new ExportOptions { Polling = PollingOptionsFactory.CreateForOutput(environment) };
        options.MaxConcurrency = maxConcurrency ?? options.MaxConcurrency;
        return options;
    }
}
