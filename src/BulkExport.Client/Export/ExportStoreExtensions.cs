using System.Runtime.CompilerServices;

namespace BulkExport.Client;

/// <summary>Provides extension methods for <see cref="IExportStore"/>.</summary>
public static class ExportStoreExtensions
{
    /// <summary>Enumerates the files of one resource type that exports have written to a store, in the order of their days.</summary>
    /// <remarks>A file that was changed by another program, or that is not recorded in the index of the store, is not included.</remarks>
    /// <param name="store">The store.</param>
    /// <param name="resourceType">The resource type.</param>
    /// <param name="startDay">The first day, or <see langword="null"/> for no lower bound.</param>
    /// <param name="endDay">The last day, itself included, or <see langword="null"/> for no upper bound.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The files.</returns>
    /// <exception cref="ArgumentException"><paramref name="resourceType"/> is <c>default(ResourceType)</c>.</exception>
    /// <exception cref="BulkExportFileException">The storage failed, or a document is invalid.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public static IAsyncEnumerable<ExportFile> ListExportFilesAsync(
        this IExportStore store,
        ResourceType resourceType,
        DateOnly? startDay = null,
        DateOnly? endDay = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        resourceType.ThrowIfDefault(nameof(resourceType));
        return EnumerateAsync(store, ExportPaths.Canonicalize(resourceType), startDay, endDay, cancellationToken);
    }

    private static async IAsyncEnumerable<ExportFile> EnumerateAsync(
        IExportStore store,
        ResourceType resourceType,
        DateOnly? startDay,
        DateOnly? endDay,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var days = await store
            .ListAsync(ExportPaths.GetPartition(resourceType), cancellationToken)
            .Select(file => ExportPaths.FindDay(resourceType, file.Path))
            .Where(day => day is not null && !(day < startDay) && !(day > endDay))
            .Select(day => day!.Value)
            .Order()
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        var index = new DayIndex(store, resourceType);
        DateOnly? loaded = null;
        foreach (var day in days)
        {
            if (loaded is not { } last || (last.Year, last.Month) != (day.Year, day.Month))
            {
                await index.LoadAsync(day, day, cancellationToken).ConfigureAwait(false);
                loaded = day;
            }

            if (await index.FindFileAsync(day, record: false, cancellationToken).ConfigureAwait(false) is { } file)
            {
                yield return ExportFiles.Create(store, resourceType, day, file) with
                {
                    AlreadyExisted = true,
                };
            }
        }
    }
}
