using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BulkExport.Client.Benchmarks.Alternatives;
using Twilio.Rest.Bulkexports.V1.Export;

namespace BulkExport.Client.Benchmarks;

/// <summary>Measures the same calls over the loopback interface, with one caller and with 64.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory, BenchmarkLogicalGroupRule.ByParams)]
[CategoriesColumn]
public class JobCallsOverLoopback : IDisposable
{
    private static readonly JobSid Sid = JobSid.Parse(JobJson.Sid);

    private LoopbackServer _server = null!;
    private JobClients _clients = null!;

    [Params(1, 64)]
    public int Callers { get; set; } = 1;

    [GlobalSetup]
    public void Setup()
    {
        _server = new LoopbackServer(JobJson.Create(27));
        _clients = new JobClients(
            static () => new SocketsHttpHandler(),
            () => new VendorBaseAddressHandler(_server.BaseAddress, new SocketsHttpHandler()),
            _server.BaseAddress
        );
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _server.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, Description = "hand-written")]
    [BenchmarkCategory("fetch")]
    public Task HandWrittenFetch() => CallTogetherAsync(() => _clients.HandWritten.FetchAsync(JobJson.Sid));

    [Benchmark(Description = "Refit alone")]
    [BenchmarkCategory("fetch")]
    public Task RefitFetch() => CallTogetherAsync(() => _clients.Refit.FetchAsync(JobJson.Sid));

    [Benchmark(Description = "vendor's package")]
    [BenchmarkCategory("fetch")]
    public Task VendorFetch() => CallTogetherAsync(() => JobResource.FetchAsync(JobJson.Sid, _clients.Vendor));

    [Benchmark(Description = "ours, default host with logging")]
    [BenchmarkCategory("fetch")]
    public Task OurFetch() => CallTogetherAsync(() => _clients.Ours.FetchAsync(Sid));

    [Benchmark(Description = "ours, bare")]
    [BenchmarkCategory("fetch")]
    public Task OurBareFetch() => CallTogetherAsync(() => _clients.OursBare.FetchAsync(Sid));

    [Benchmark(Baseline = true, Description = "HttpClient.DeleteAsync")]
    [BenchmarkCategory("delete")]
    public Task HandWrittenDelete() => CallTogetherAsync(() => _clients.HandWritten.DeleteAsync(JobJson.Sid));

    [Benchmark(Description = "ours, default host with logging")]
    [BenchmarkCategory("delete")]
    public Task OurDelete() => CallTogetherAsync(() => _clients.Ours.DeleteAsync(Sid));

    private Task CallTogetherAsync(Func<Task> call) =>
        Callers == 1 ? call() : Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(call)));
}
