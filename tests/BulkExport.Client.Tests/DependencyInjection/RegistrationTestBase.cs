using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.Tests.DependencyInjection;

/// <summary>Provides the credentials and requests of registration tests.</summary>
public abstract class RegistrationTestBase
{
    private protected const string OtherSid = "AC00000000000000000000000000000009";

    private protected static void Other(BulkExportClientOptions options)
    {
        options.AccountSid = OtherSid;
        options.AuthToken = TestAccount.AuthToken;
    }

    private protected static AuthenticationHeaderValue Basic(string sid) =>
        new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{sid}:{TestAccount.AuthToken}")));

    private protected static async Task<Job> FetchAsync(IServiceCollection services)
    {
        await using var provider = services.BuildServiceProvider();
        return await FetchAsync(provider.GetRequiredService<IJobsClient>());
    }

    private protected static Task<Job> FetchAsync(IJobsClient jobs) =>
        jobs.FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken);
}
