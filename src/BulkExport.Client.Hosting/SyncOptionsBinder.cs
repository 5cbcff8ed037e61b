using Microsoft.Extensions.Configuration;

namespace BulkExport.Client.Hosting;

/// <summary>Binds the options from a configuration section.</summary>
/// <remarks>The generated binder supports neither type converters, which <see cref="ResourceType"/> has, nor an <see cref="IExportStore"/>.</remarks>
internal static class SyncOptionsBinder
{
    /// <exception cref="InvalidOperationException">A value cannot be converted. The message contains the path of the value.</exception>
    public static void Bind(IConfiguration section, BulkExportSyncOptions options)
    {
        Bind(section.GetSection(nameof(options.Request)), options.Request);
        options.Directory = section.GetValue(nameof(options.Directory), options.Directory);
        options.ClientKey = section.GetValue<string?>(nameof(options.ClientKey)) ?? options.ClientKey;
        options.AllAccounts = section.GetValue(nameof(options.AllAccounts), options.AllAccounts);
        options.MaxConcurrentAccounts = section.GetValue(nameof(options.MaxConcurrentAccounts), options.MaxConcurrentAccounts);
        options.TimeOfDay = section.GetValue(nameof(options.TimeOfDay), options.TimeOfDay);
        options.RunAtStart = section.GetValue(nameof(options.RunAtStart), options.RunAtStart);
        options.Jitter = section.GetValue(nameof(options.Jitter), options.Jitter);
        options.RetryBaseDelay = section.GetValue(nameof(options.RetryBaseDelay), options.RetryBaseDelay);
        options.MaxRetryDelay = section.GetValue(nameof(options.MaxRetryDelay), options.MaxRetryDelay);
        options.DegradedAfter = section.GetValue(nameof(options.DegradedAfter), options.DegradedAfter);
        options.UnhealthyAfter = section.GetValue(nameof(options.UnhealthyAfter), options.UnhealthyAfter);
    }

    private static void Bind(IConfigurationSection section, SyncRequest request)
    {
        var resourceTypes = section.GetSection(nameof(request.ResourceTypes)).GetChildren().Select(ParseResourceType).ToArray();
        request.ResourceTypes = resourceTypes.Length == 0 ? request.ResourceTypes : resourceTypes;
        request.StartDay = section.GetValue(nameof(request.StartDay), request.StartDay);
        request.EndDay = section.GetValue(nameof(request.EndDay), request.EndDay);
        request.ReexportAfter = section.GetValue(nameof(request.ReexportAfter), request.ReexportAfter);
        request.DailyQuota = section.GetValue(nameof(request.DailyQuota), request.DailyQuota);
        request.DryRun = section.GetValue(nameof(request.DryRun), request.DryRun);
        if (section.GetSection(nameof(request.Options)) is var exportOptions && exportOptions.Exists())
        {
            request.Options ??= new ExportOptions();
            exportOptions.Bind(request.Options);
        }
    }

    private static ResourceType ParseResourceType(IConfigurationSection section) =>
        ResourceType.TryParse(section.Value, out var resourceType)
            ? resourceType
            : throw new InvalidOperationException(
                $"The configuration value '{section.Path}' is not the name of a resource type. Specify a name such as Messages."
            );
}
