using System.Text;
using BenchmarkDotNet.Attributes;
using BulkExport.Client.Benchmarks.Alternatives;
using Newtonsoft.Json;

namespace BulkExport.Client.Benchmarks;

/// <summary>A job of a year, three quarters of its days named.</summary>
[MemoryDiagnoser]
public class JobParsing
{
    private readonly byte[] _job = JobJson.Of(366);

    [Benchmark(Baseline = true, Description = "source generation")]
    public object? SourceGenerated() => System.Text.Json.JsonSerializer.Deserialize(_job, PlainJobContext.Default.PlainJob);

    [Benchmark(Description = "Newtonsoft.Json")]
    public object? Newtonsoft() => JsonConvert.DeserializeObject<VendorStyleJob>(Encoding.UTF8.GetString(_job));

    [Benchmark(Description = "ours")]
    public object Ours() => JsonDocuments.ReadSingle<Job>(_job, JobJsonConverter.ReadRequired);
}
