using BulkExport.Client;
using BulkExport.Client.Testing;

namespace BulkExport.Workers;

/// <summary>Starts the simulated service with two accounts if no account is configured.</summary>
internal static class Simulation
{
    public static SimulatedBulkExport? StartIfNoAccounts(IConfigurationManager configuration)
    {
        if (configuration.GetSection("BulkExport:Accounts").GetChildren().Any())
        {
            return null;
        }

        var service = SimulatedBulkExport.Start();
        service.Accounts.Add();
        foreach (var (account, name) in service.Accounts.Zip(["Billing", "Support"]))
        {
            BulkExportClientOptions options = account.CreateClientOptions();
            configuration[$"BulkExport:Accounts:{name}:BaseAddress"] = options.BaseAddress.ToString();
            configuration[$"BulkExport:Accounts:{name}:AccountSid"] = options.AccountSid;
            configuration[$"BulkExport:Accounts:{name}:AuthToken"] = options.AuthToken;
        }

        DateOnly latest = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-2);
        configuration["Workers:Directory"] ??= Directory.CreateTempSubdirectory("bulkexport-workers-").FullName;
        configuration["Workers:Sync:StartDay"] = latest.AddDays(-29).ToString("yyyy-MM-dd");
        configuration["Workers:Sync:EndDay"] = latest.ToString("yyyy-MM-dd");
        Console.WriteLine($"No accounts are configured: exporting from the simulated service to {configuration["Workers:Directory"]}");
        return service;
    }
}
