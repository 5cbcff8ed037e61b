using BulkExport.TestSupport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.AotSmoke;

/// <summary>Creates named clients, whose options are bound to the subsections of a configuration section.</summary>
internal static class FactoryChecks
{
    public static async Task<bool> VerifyAsync()
    {
        const string JobSidText = "JS0123456789abcdef0123456789abcdef";
        await using var service = new RawServer(RawServer.Respond(200, $$"""{"job_sid":"{{JobSidText}}"}"""));
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Accounts:Billing:AccountSid"] = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                ["Accounts:Billing:AuthToken"] = "token",
                ["Accounts:Billing:BaseAddress"] = service.BaseAddress.AbsoluteUri,
            }
        );
        var services = new ServiceCollection();
        services.AddBulkExportClients(configuration.GetSection("Accounts"));
        await using var provider = services.BuildServiceProvider();
        var factory = provider.GetRequiredService<IBulkExportClientFactory>();
        var job = await factory.CreateClient("Billing").Jobs.FetchAsync(JobSid.Parse(JobSidText));
        return factory.GetNames() is ["Billing"] && job.JobSid.ToString() == JobSidText;
    }
}
