using BulkExport.Client.Benchmarks.Alternatives;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.FirstCall;

/// <summary>One fetch of a job with each client, made for it.</summary>
internal static class FirstCalls
{
    public const string AccountSid = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    public const string AuthToken = "0123456789abcdef0123456789abcdef";
    public const string Sid = "JS0123456789abcdef0123456789abcdef";

    public static Dictionary<string, Func<Uri, Task<string?>>> ByClient { get; } =
        new()
        {
            ["nothing"] = static _ => Task.FromResult<string?>("nothing was asked"),
            ["hand-written"] = HandWrittenAsync,
            ["refit"] = RefitAsync,
            ["ours"] = OursAsync,
            ["ours-registered"] = RegisteredAsync,
        };

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
        var options = new BulkExportClientOptions { BaseAddress = baseAddress };
        (options.AccountSid, options.AuthToken) = (AccountSid, AuthToken);
        using var client = new BulkExportClient(options);
        return $"{(await client.Jobs.FetchAsync(JobSid.Parse(Sid))).StartDay:yyyy-MM-dd}";
    }

    private static async Task<string?> RegisteredAsync(Uri baseAddress)
    {
        var services = new ServiceCollection();
        services.AddBulkExportClient(options =>
        {
            options.BaseAddress = baseAddress;
            (options.AccountSid, options.AuthToken) = (AccountSid, AuthToken);
        });
        await using var provider = services.BuildServiceProvider();
        return $"{(await provider.GetRequiredService<IJobsClient>().FetchAsync(JobSid.Parse(Sid))).StartDay:yyyy-MM-dd}";
    }
}
