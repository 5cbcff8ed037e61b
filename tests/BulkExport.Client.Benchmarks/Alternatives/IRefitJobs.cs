using Refit;

namespace BulkExport.Client.Benchmarks.Alternatives;

/// <summary>Refit without anything around it, as its documentation shows it.</summary>
internal interface IRefitJobs
{
    [Get("/v1/Exports/Jobs/{jobSid}")]
    Task<PlainJob> FetchAsync(string jobSid, CancellationToken cancellationToken = default);

    [Delete("/v1/Exports/Jobs/{jobSid}")]
    Task DeleteAsync(string jobSid, CancellationToken cancellationToken = default);
}
