using BulkExport.Client.Benchmarks.Alternatives;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.FirstCall;

/// <summary>Fetches one job with each client, including the creation of the client.</summary>
internal static class FirstCalls
{
    public const string AccountSid = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    public const string AuthToken = "0123456789abcdef0123456789abcdef";
    public const string Sid = "JS0123456789abcdef0123456789abcdef";

    public static Dictionary<string, Func<Uri, Task<string?>>> ByClient { get; } =
        new()
        {
            ["nothing"] = static _ => Task.FromResult<string?>("no request"),
            ["hand-written"] = HandWrittenAsync,
            ["refit"] = RefitAsync,
            ["ours"] = OursAsync,
            ["ours-container"] = OursFromContainerAsync,
        };

    public static void Configure(BulkExportClientOptions options, Uri baseAddress)
    {
        options.BaseAddress = baseAddress;
        options.AccountSid = AccountSid;
        options.AuthToken = AuthToken;
    }

    public static async Task<string?> FetchAsync(IJobsClient jobs) => $"{(await jobs.FetchAsync(JobSid.Parse(Sid))).StartDay:yyyy-MM-dd}";

    private static async Task<string?> HandWrittenAsync(Uri baseAddress)
    {
        using var http = new HttpClient { BaseAddress = baseAddress };
        return $"{(await new HandWrittenClient(http, AccountSid, AuthToken).FetchAsync(Sid))?.StartDay:yyyy-MM-dd}";
    }

    private static async Task<string?> RefitAsync(Uri baseAddress)
    {
        using var http = new HttpClient { BaseAddress = baseAddress };
        return $"{(await RefitClient.Create(http, AccountSid, AuthToken).FetchAsync(Sid)).StartDay:yyyy-MM-dd}";
    }

    private static async Task<string?> OursAsync(Uri baseAddress)
    {
        var options = new BulkExportClientOptions();
        Configure(options, baseAddress);
        using var client = new BulkExportClient(options);
        return await FetchAsync(client.Jobs);
    }

    private static async Task<string?> OursFromContainerAsync(Uri baseAddress)
    {
        var services = new ServiceCollection();
        services.AddBulkExportClient(options => Configure(options, baseAddress));
        await using var provider = services.BuildServiceProvider();
        return await FetchAsync(provider.GetRequiredService<IJobsClient>());
    }
}
