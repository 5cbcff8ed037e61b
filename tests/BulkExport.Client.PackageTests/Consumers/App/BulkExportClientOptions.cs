using Real = BulkExport.Client.BulkExportClientOptions;

namespace Consumer;

/// <summary>Hides the type of the package, so that the first call of the README, which does not set an address, is sent to the simulated
/// service.</summary>
internal static class BulkExportClientOptions
{
    public static Uri Address { get; set; } = new("http://127.0.0.1:1/");

    public static Real FromEnvironment()
    {
        var options = Real.FromEnvironment();
        options.BaseAddress = Address;
        return options;
    }
}
