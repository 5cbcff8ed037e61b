using Real = BulkExport.Client.BulkExportClientOptions;

namespace Consumer;

/// <summary>Stands before the package's type of this name, so that the README's first call, which names no address, goes to the simulated
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
