using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace BulkExport.Client.Benchmarks;

/// <summary>Calls about a job of 27 days, answered from memory: what is measured is the client.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class JobCalls
{
    private static readonly JobSid Sid = JobSid.Parse(JobJson.Sid);

    private JobClients _clients = null!;

    [GlobalSetup]
    public void Setup()
    {
        var job = JobJson.Of(27);
        _clients = new JobClients(() => new MemoryService(job), new Uri("https://bulkexports.twilio.com/"));
    }

    [Benchmark(Baseline = true, Description = "hand-written: GetFromJsonAsync")]
    [BenchmarkCategory("fetch")]
    public Task HandWrittenFetch() => _clients.HandWritten.FetchAsync(JobJson.Sid);

    [Benchmark(Description = "hand-written, every saving")]
    [BenchmarkCategory("fetch")]
    public Task LeanFetch() => _clients.HandWritten.FetchLeanAsync(JobJson.Sid);

    [Benchmark(Description = "Refit alone")]
    [BenchmarkCategory("fetch")]
    public Task RefitFetch() => _clients.Refit.FetchAsync(JobJson.Sid);

    [Benchmark(Description = "vendor-style")]
    [BenchmarkCategory("fetch")]
    public Task VendorStyleFetch() => _clients.VendorStyle.FetchAsync(JobJson.Sid);

    [Benchmark(Description = "ours")]
    [BenchmarkCategory("fetch")]
    public Task OurFetch() => _clients.Ours.FetchAsync(Sid);

    [Benchmark(Description = "ours, all logged")]
    [BenchmarkCategory("fetch")]
    public Task OurLoggedFetch() => _clients.OursLogged.FetchAsync(Sid);

    [Benchmark(Baseline = true, Description = "HttpClient.DeleteAsync")]
    [BenchmarkCategory("delete")]
    public Task HandWrittenDelete() => _clients.HandWritten.DeleteAsync(JobJson.Sid);

    [Benchmark(Description = "Refit alone")]
    [BenchmarkCategory("delete")]
    public Task RefitDelete() => _clients.Refit.DeleteAsync(JobJson.Sid);

    [Benchmark(Description = "vendor-style")]
    [BenchmarkCategory("delete")]
    public Task VendorStyleDelete() => _clients.VendorStyle.DeleteAsync(JobJson.Sid);

    [Benchmark(Description = "ours")]
    [BenchmarkCategory("delete")]
    public Task OurDelete() => _clients.Ours.DeleteAsync(Sid);

    [Benchmark(Description = "ours, all logged")]
    [BenchmarkCategory("delete")]
    public Task OurLoggedDelete() => _clients.OursLogged.DeleteAsync(Sid);
}
