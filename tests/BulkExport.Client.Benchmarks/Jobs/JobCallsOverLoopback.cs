using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace BulkExport.Client.Benchmarks;

/// <summary>The same calls over the loopback, alone and 64 at a time.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory, BenchmarkLogicalGroupRule.ByParams)]
[CategoriesColumn]
public class JobCallsOverLoopback : IDisposable
{
    private static readonly JobSid Sid = JobSid.Parse(JobJson.Sid);

    private LoopbackService _service = null!;
    private JobClients _clients = null!;

    [Params(1, 64)]
    public int Callers { get; set; } = 1;

    [GlobalSetup]
    public void Setup()
    {
        _service = new LoopbackService(JobJson.Of(27));
        _clients = new JobClients(() => new SocketsHttpHandler(), _service.BaseAddress);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _service.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, Description = "hand-written")]
    [BenchmarkCategory("fetch")]
    public Task HandWrittenFetch() => TogetherAsync(() => _clients.HandWritten.FetchAsync(JobJson.Sid));

    [Benchmark(Description = "Refit alone")]
    [BenchmarkCategory("fetch")]
    public Task RefitFetch() => TogetherAsync(() => _clients.Refit.FetchAsync(JobJson.Sid));

    [Benchmark(Description = "vendor-style")]
    [BenchmarkCategory("fetch")]
    public Task VendorStyleFetch() => TogetherAsync(() => _clients.VendorStyle.FetchAsync(JobJson.Sid));

    [Benchmark(Description = "ours")]
    [BenchmarkCategory("fetch")]
    public Task OurFetch() => TogetherAsync(() => _clients.Ours.FetchAsync(Sid));

    [Benchmark(Baseline = true, Description = "HttpClient.DeleteAsync")]
    [BenchmarkCategory("delete")]
    public Task HandWrittenDelete() => TogetherAsync(() => _clients.HandWritten.DeleteAsync(JobJson.Sid));

    [Benchmark(Description = "ours")]
    [BenchmarkCategory("delete")]
    public Task OurDelete() => TogetherAsync(() => _clients.Ours.DeleteAsync(Sid));

    private Task TogetherAsync(Func<Task> call) =>
        Callers == 1 ? call() : Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(call)));
}
