using Real = BulkExport.Client.BulkExportClientOptions;

/// <summary>Hides the type of the package, so that the program, which does not set an address, uses the simulated service.</summary>
internal static class BulkExportClientOptions
{
    public static Real FromEnvironment()
    {
        var options = Real.FromEnvironment();
        options.BaseAddress = new Uri(Environment.GetEnvironmentVariable("BULKEXPORT_BASE_ADDRESS")!);
        return options;
    }
}
