using BulkExport.Client.Testing;

namespace Accounts;

/// <summary>The configuration file that the agent of a vault rewrites.</summary>
internal sealed class SecretsFile(string path, SimulatedBulkExport billing, SimulatedBulkExport support)
{
    public string Path => path;

    public void Write(string billingToken) =>
        File.WriteAllText(
            path,
            $$"""
            {
              "BulkExport": {
                "Billing": { "AccountSid": "{{billing.AccountSid}}", "AuthToken": "{{billingToken}}", "BaseAddress": "https://billing.test" },
                "Support": { "AccountSid": "{{support.AccountSid}}", "AuthToken": "{{support.AuthToken}}", "BaseAddress": "https://support.test" }
              }
            }
            """
        );
}
