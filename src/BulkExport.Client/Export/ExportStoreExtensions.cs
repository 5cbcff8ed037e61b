using System.Runtime.CompilerServices;

namespace BulkExport.Client;

/// <summary>Provides extension methods for <see cref="IExportStore"/>.</summary>
public static class ExportStoreExtensions
{
    /// <summary>Enumerates the exported files of one resource type in a store, ordered by day.</summary>
    /// <remarks>Files that were modified by another program, or that are not recorded in the index of the store, are skipped.</remarks>
    /// <param name="store">The store to enumerate.</param>
    /// <param name="resourceType">The resource type.</param>
    /// <param name="startDay">The first day (inclusive), or <see langword="null"/> for no lower bound.</param>
    /// <param name="endDay">The last day (inclusive), or <see langword="null"/> for no upper bound.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>An asynchronous sequence of the exported files.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="store"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="resourceType"/> is <c>default(ResourceType)</c>.</exception>
    /// <exception cref="BulkExportFileException">The operation failed in the underlying storage, or the index is invalid.</exception>
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

    /// <summary>Reads what a store contains: the days of each resource type, the missing days, the jobs in progress, and the requested days.</summary>
    /// <remarks>
    /// No request is sent to the service. The contents of files are not read, unless the index does not identify a file, for example after a crash. For days
    /// without records, the months before the first file are searched until 12 consecutive months contain no day.
    /// </remarks>
    /// <param name="store">The store to examine.</param>
    /// <param name="endDay">The last day to examine, in UTC, such as the latest day that the service exports: two days before today. Later files are included.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The status of the store.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="store"/> is <see langword="null"/>.</exception>
    /// <exception cref="BulkExportFileException">The operation failed in the underlying storage, or a document is invalid.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public static Task<StoreStatus> GetStatusAsync(this IExportStore store, DateOnly endDay, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new StoreStatusReader(store, endDay).ReadAsync(cancellationToken);
    }

    /// <summary>Gets the partition of one account in a store, so that several accounts can share a directory, a container or a bucket.</summary>
    /// <remarks>
    /// <para>
    /// The partition is a store of its own. Its files have paths such as
    /// <c>account=AC…/resource_type=Messages/day=2026-11-01/Messages-2026-11-01.json.gz</c> in the shared store, so that query engines can filter by account, and
    /// its documents are below <c>_bulkexport/account=AC…/</c>. An export to the partition requires a client of the same account.
    /// </para>
    /// <para>
    /// The method sends no request, and the shared store can also be used directly, for example as <see cref="SyncRequest.QuotaStore"/>. If
    /// <paramref name="store"/> is already the partition of the account, it is returned.
    /// </para>
    /// </remarks>
    /// <example>
    /// <code language="csharp">
    /// var shared = new DirectoryExportStore("exports");
    /// await client.SyncAsync(request, shared.ForAccount(client.AccountSid!), cancellationToken: cancellationToken);
    /// </code>
    /// </example>
    /// <param name="store">The shared store.</param>
    /// <param name="accountSid">The SID of the account, such as <see cref="IBulkExportClient.AccountSid"/>.</param>
    /// <returns>The partition of the account.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="store"/> or <paramref name="accountSid"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="accountSid"/> is not an account SID, or <paramref name="store"/> is the partition of another
    /// account.</exception>
    public static IExportStore ForAccount(this IExportStore store, string accountSid)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (accountSid is null)
        {
            throw new ArgumentNullException(
                nameof(accountSid),
                $"The account SID is null. If it is that of a client that is configured with an API key, set the option {nameof(BulkExportClientOptions.AccountSid)}."
            );
        }

        var format = new SidFormatAttribute("AC");
        if (accountSid.Length == 0 || !format.IsValid(accountSid))
        {
            throw new ArgumentException(format.FormatErrorMessage(nameof(accountSid)), nameof(accountSid));
        }

        return store switch
        {
            AccountExportStore partition when partition.AccountSid == accountSid => partition,
            AccountExportStore partition => throw new ArgumentException(
                $"The store is the partition of account {partition.AccountSid}. Call {nameof(ForAccount)} on the shared store.",
                nameof(store)
            ),
            _ => new AccountExportStore(store, accountSid),
        };
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
            .ListAsync(ExportPaths.GetPartitionPrefix(resourceType), cancellationToken)
            .Select(file => ExportPaths.TryParseDay(resourceType, file.Path))
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

            if (await index.FindFileAsync(day, confirm: false, cancellationToken).ConfigureAwait(false) is { } file)
            {
                yield return ExportFileFactory.Create(store, resourceType, day, file);
            }
        }
    }
}
