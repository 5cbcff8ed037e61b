namespace BulkExport.Client;

/// <summary>The client of one account's BulkExport. Make one and keep it: it is safe to use from several threads at once.</summary>
public interface IBulkExportClient
{
    /// <summary>Export jobs.</summary>
    IJobsClient Jobs { get; }

    /// <summary>Exported days and their files.</summary>
    IDaysClient Days { get; }

    /// <summary>The automatic daily export.</summary>
    IExportConfigurationClient Configuration { get; }
}
