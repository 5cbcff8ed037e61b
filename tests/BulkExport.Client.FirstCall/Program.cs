using BulkExport.Client;
using BulkExport.Client.Benchmarks.Alternatives;
using Microsoft.Extensions.DependencyInjection;

// A process that makes one call and prints when it is done: whoever starts it measures from the start to that line.
const string AccountSid = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const string AuthToken = "0123456789abcdef0123456789abcdef";
const string Sid = "JS0123456789abcdef0123456789abcdef";
var baseAddress = new Uri(args[1]);
var day = args[0] switch
{
    "nothing" => "2025-01-01",
    "hand-written" => $"{await HandWrittenAsync():yyyy-MM-dd}",
    "refit" => $"{await RefitAsync():yyyy-MM-dd}",
    "vendor-style" => await VendorStyleAsync(),
    "ours" => $"{await OursAsync():yyyy-MM-dd}",
    "ours-registered" => $"{await RegisteredAsync():yyyy-MM-dd}",
    _ => throw new ArgumentException($"There is no client '{args[0]}'."),
};
Console.WriteLine(day);

async Task<DateOnly?> HandWrittenAsync()
{
    using var http = new HttpClient { BaseAddress = baseAddress };
    return (await new HandWrittenClient(http, AccountSid, AuthToken).FetchAsync(Sid))?.StartDay;
}

async Task<DateOnly?> RefitAsync()
{
    using var http = new HttpClient { BaseAddress = baseAddress };
    return (await RefitClient.Create(http, AccountSid, AuthToken).FetchAsync(Sid)).StartDay;
}

async Task<string?> VendorStyleAsync()
{
    using var http = new HttpClient();
    return (await new VendorStyleClient(http, baseAddress, AccountSid, AuthToken).FetchAsync(Sid))?.StartDay;
}

async Task<DateOnly?> OursAsync()
{
    var options = new BulkExportClientOptions { BaseAddress = baseAddress };
    (options.AccountSid, options.AuthToken) = (AccountSid, AuthToken);
    using var client = BulkExportClient.Create(options);
    return (await client.Jobs.FetchAsync(JobSid.Parse(Sid))).StartDay;
}

async Task<DateOnly?> RegisteredAsync()
{
    var services = new ServiceCollection();
    services.AddBulkExportClient(options =>
    {
        options.BaseAddress = baseAddress;
        (options.AccountSid, options.AuthToken) = (AccountSid, AuthToken);
    });
    await using var provider = services.BuildServiceProvider();
    return (await provider.GetRequiredService<IJobsClient>().FetchAsync(JobSid.Parse(Sid))).StartDay;
}
