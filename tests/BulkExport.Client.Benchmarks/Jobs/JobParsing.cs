using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using BulkExport.Client.Benchmarks.Alternatives;
using Twilio.Rest.Bulkexports.V1.Export;

namespace BulkExport.Client.Benchmarks;

/// <summary>Measures the deserialization of a job of 366 days, three quarters of them named.</summary>
[MemoryDiagnoser]
public class JobParsing
{
    private readonly byte[] _job = JobJson.Create(366);

    [Benchmark(Baseline = true, Description = "source generation")]
    public object? SourceGenerated() => JsonSerializer.Deserialize(_job, PlainJobContext.Default.PlainJob);

    [Benchmark(Description = "vendor's package")]
    public object Vendor() => JobResource.FromJson(Encoding.UTF8.GetString(_job));

    [Benchmark(Description = "ours")]
    public object? Ours() => JsonSerializer.Deserialize<Job>(_job);
}
