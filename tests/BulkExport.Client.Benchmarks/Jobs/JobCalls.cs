using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Twilio.Rest.Bulkexports.V1.Export;

namespace BulkExport.Client.Benchmarks;

/// <summary>Measures calls for a job of 27 days whose responses come from memory, so that the cost is the client's.</summary>
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
        var job = JobJson.Create(27);
        Func<HttpMessageHandler> createHandler = () => new InMemoryHandler(job);
        _clients = new JobClients(createHandler, createHandler, new Uri("https://bulkexports.twilio.com/"));
    }

    [Benchmark(Baseline = true, Description = "hand-written: GetFromJsonAsync")]
    [BenchmarkCategory("fetch")]
    public Task HandWrittenFetch() => _clients.HandWritten.FetchAsync(JobJson.Sid);

    [Benchmark(Description = "hand-written: response stream")]
    [BenchmarkCategory("fetch")]
    public Task HandWrittenStreamFetch() => _clients.HandWritten.FetchFromStreamAsync(JobJson.Sid);

    [Benchmark(Description = "Refit alone")]
    [BenchmarkCategory("fetch")]
    public Task RefitFetch() => _clients.Refit.FetchAsync(JobJson.Sid);

    [Benchmark(Description = "vendor's package")]
    [BenchmarkCategory("fetch")]
    public Task VendorFetch() => JobResource.FetchAsync(JobJson.Sid, _clients.Vendor);

    [Benchmark(Description = "ours, default host with logging")]
    [BenchmarkCategory("fetch")]
    public Task OurFetch() => _clients.Ours.FetchAsync(Sid);

    [Benchmark(Description = "ours, bare")]
    [BenchmarkCategory("fetch")]
    public Task OurBareFetch() => _clients.OursBare.FetchAsync(Sid);

    [Benchmark(Baseline = true, Description = "HttpClient.DeleteAsync")]
    [BenchmarkCategory("delete")]
    public Task HandWrittenDelete() => _clients.HandWritten.DeleteAsync(JobJson.Sid);

    [Benchmark(Description = "Refit alone")]
    [BenchmarkCategory("delete")]
    public Task RefitDelete() => _clients.Refit.DeleteAsync(JobJson.Sid);

    [Benchmark(Description = "vendor's package")]
    [BenchmarkCategory("delete")]
    public Task VendorDelete() => JobResource.DeleteAsync(JobJson.Sid, _clients.Vendor);

    [Benchmark(Description = "ours, default host with logging")]
    [BenchmarkCategory("delete")]
    public Task OurDelete() => _clients.Ours.DeleteAsync(Sid);

    [Benchmark(Description = "ours, bare")]
    [BenchmarkCategory("delete")]
    public Task OurBareDelete() => _clients.OursBare.DeleteAsync(Sid);
}
