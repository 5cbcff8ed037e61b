using Refit;

namespace BulkExport.Client.Benchmarks.Alternatives;

/// <summary>Defines the Refit interface without retries or options, as in the documentation of Refit.</summary>
internal interface IRefitJobs
{
    [Get("/v1/Exports/Jobs/{jobSid}")]
    Task<PlainJob> FetchAsync(string jobSid, CancellationToken cancellationToken = default);

    [Delete("/v1/Exports/Jobs/{jobSid}")]
    Task DeleteAsync(string jobSid, CancellationToken cancellationToken = default);
}
