using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace BulkExport.Client.AzureBlobs;

/// <summary>Stores exported files in an Azure Blob Storage container.</summary>
/// <remarks>
/// <para>
/// A file is uploaded as blocks while it is written, and becomes visible when the blocks are committed. At most two blocks of a file are in memory: 8 MiB for files
/// of up to 39 GiB, and at most 64 MiB. Blocks that are not committed are removed by the service after a week. Documents are written with an
/// <c>If-None-Match</c> or <c>If-Match</c> condition. Several processes can use the same container and prefix concurrently.
/// </para>
/// <para>
/// The container must exist. The credential requires permission to list, read, write and delete blobs. Transient failures are retried as
/// configured in <see cref="BlobClientOptions"/>. Instances are thread-safe.
/// </para>
/// </remarks>
/// <example>
/// <code language="csharp">
/// var container = new BlobContainerClient(new Uri("https://account.blob.core.windows.net/exports"), new DefaultAzureCredential());
/// var store = new AzureBlobExportStore(container, "twilio");
/// await client.ExportAsync(request, store, cancellationToken: cancellationToken);
/// </code>
/// </example>
public sealed class AzureBlobExportStore : IExportStore
{
    private const string FolderMetadata = "hdi_isfolder"; // marks directories in an account with a hierarchical namespace

    private readonly BlobContainerClient _container;
    private readonly ObjectNames _names;
    private readonly AzureErrors _errors;
    private readonly AzureDocuments _documents;

    /// <summary>Initializes a new instance of the <see cref="AzureBlobExportStore"/> class.</summary>
    /// <param name="container">The client of the container.</param>
    /// <param name="prefix">The prefix of the names of all blobs, such as <c>exports/twilio</c>, or <see langword="null"/> to use the whole container. It is separated
    /// from the paths in the store by a <c>/</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="container"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="prefix"/> is not a valid path, or is longer than 120 bytes.</exception>
    public AzureBlobExportStore(BlobContainerClient container, string? prefix = null)
    {
        ArgumentNullException.ThrowIfNull(container);
        _container = container;
        _names = new ObjectNames(prefix);
        _errors = new AzureErrors(ToString());
        _documents = new AzureDocuments(container, _names, _errors);
    }

    /// <inheritdoc/>
    public async ValueTask<ExportStoreFile?> FindAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidFilePath(path);
        return await _errors
            .FindAsync(
                path,
                async () =>
                {
                    var blob = GetBlob(path);
                    var found = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value;
                    return found.Metadata.ContainsKey(FolderMetadata)
                        ? null
                        : new ExportStoreFile(path, found.ContentLength, EntityTag.ToVersion(found.ETag.ToString()));
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidFilePath(path);
        return await _errors
            .FindAsync<Stream>(
                path,
                async () =>
                {
                    var blob = GetBlob(path);
                    var response = await blob.DownloadStreamingAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
                    return CreateStream(path, blob, response.Value);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<ExportStoreWriter> CreateAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidFilePath(path);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<ExportStoreWriter>(new AzureBlobWriter(path, GetBlob(path), _errors));
    }

    /// <inheritdoc/>
    public async ValueTask<bool> DeleteAsync(string path, CancellationToken cancellationToken = default)
    {
        // A deletion that is retried cannot determine whether the blob existed.
        if (await FindAsync(path, cancellationToken).ConfigureAwait(false) is null)
        {
            return false;
        }

        var blob = GetBlob(path);
        await _errors
            .RunAsync(
                path,
                () => blob.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ExportStoreFile> ListAsync(string prefix, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidPrefix(prefix);
        return EnumerateAsync(prefix, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ExportStoreDocument?> ReadDocumentAsync(string path, CancellationToken cancellationToken = default)
    {
        ExportStorePath.ThrowIfInvalidDocumentPath(path);
        return _documents.ReadAsync(path, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<string?> WriteDocumentAsync(
        string path,
        ReadOnlyMemory<byte> content,
        string? expectedVersion,
        CancellationToken cancellationToken = default
    )
    {
        ExportStorePath.ThrowIfInvalidDocumentPath(path);
        return _documents.WriteAsync(path, content, expectedVersion, cancellationToken);
    }

    /// <summary>Returns the URI of the container and the prefix, without a query string, which may contain a shared access signature.</summary>
    /// <returns>The URI.</returns>
    public override string ToString() => $"{_container.Uri.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{_names}".TrimEnd('/');

    private async IAsyncEnumerable<ExportStoreFile> EnumerateAsync(
        string prefix,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var options = new GetBlobsOptions { Prefix = _names.GetName(prefix), Traits = BlobTraits.Metadata };
        var pages = _container.GetBlobsAsync(options, cancellationToken).AsPages().GetAsyncEnumerator(cancellationToken);
        await using var _ = pages.ConfigureAwait(false);
        while (await _errors.RunAsync(prefix, () => pages.MoveNextAsync().AsTask(), cancellationToken).ConfigureAwait(false))
        {
            foreach (var blob in pages.Current.Values)
            {
                if (_names.GetFilePath(blob.Name) is { } path && blob.Metadata?.ContainsKey(FolderMetadata) != true)
                {
                    var properties = blob.Properties;
                    yield return new ExportStoreFile(path, properties.ContentLength ?? 0, EntityTag.ToVersion(properties.ETag.ToString()!));
                }
            }
        }
    }

    private ResumingReadStream CreateStream(string path, BlockBlobClient blob, BlobDownloadStreamingResult opened)
    {
        var conditions = new BlobRequestConditions { IfMatch = opened.Details.ETag };
        return new ResumingReadStream(
            opened.Content,
            opened.Details.ContentLength,
            async (position, token) =>
            {
                var options = new BlobDownloadOptions { Range = new HttpRange(position), Conditions = conditions };
                return (await blob.DownloadStreamingAsync(options, token).ConfigureAwait(false)).Value.Content;
            },
            e => _errors.CreateException(path, e)
        );
    }

    private BlockBlobClient GetBlob(string path) => _container.GetBlockBlobClient(_names.GetName(path));
}
