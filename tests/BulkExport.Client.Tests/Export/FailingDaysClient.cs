using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace BulkExport.Client.Tests.Export;

/// <summary>Provides a days client whose list fails after the first day.</summary>
internal sealed class FailingDaysClient : IDaysClient
{
    public async IAsyncEnumerable<ExportedDay> ListAsync(
        ResourceType resourceType,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        yield return new ExportedDay { Day = new DateOnly(2026, 11, 1), Size = 1 };
        await Task.Yield();
        throw new BulkExportApiException("The service is not available.", HttpStatusCode.ServiceUnavailable);
    }

    public Task<Stream> OpenReadAsync(ResourceType resourceType, DateOnly day, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<TRecord> ReadRecordsAsync<TRecord>(
        DateOnly day,
        RecordReadOptions? options = null,
        CancellationToken cancellationToken = default
    )
        where TRecord : class, IExportRecord<TRecord> => throw new NotSupportedException();

    public IAsyncEnumerable<T> ReadRecordsAsync<T>(
        ResourceType resourceType,
        DateOnly day,
        JsonTypeInfo<T> jsonTypeInfo,
        RecordReadOptions? options = null,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public Task<ExportFile> DownloadAsync(
        ResourceType resourceType,
        DateOnly day,
        string path,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();
}
