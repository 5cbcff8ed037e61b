namespace BulkExport.Client.Testing;

/// <summary>Verifies that an <see cref="IExportStore"/> implementation meets the requirements of exports.</summary>
/// <remarks>
/// Call <see cref="VerifyAsync"/> from a test. It does not depend on a test framework. The rules cover atomic commits, conditional writes under
/// contention, large and empty files, unusual names, cancellation at any point, concurrent readers and writers, enumeration and deletion.
/// </remarks>
/// <example>
/// <code language="csharp">
/// [Fact] public Task MyStore_MeetsContract() => ExportStoreContract.VerifyAsync(() => new MyStore(container));
/// </code>
/// </example>
public static class ExportStoreContract
{
    private static readonly ContractRule[] All =
    [
        .. PathRules.All,
        .. FileRules.All,
        .. WriterRules.All,
        .. CancellationRules.All,
        .. ConcurrencyRules.All,
        .. DocumentRules.All,
        .. ListRules.All,
    ];

    /// <summary>Gets the names of the rules, in the order in which they are verified.</summary>
    public static IReadOnlyList<string> Rules { get; } = [.. All.Select(rule => rule.Name)];

    /// <summary>Verifies all rules against a store.</summary>
    /// <param name="createStore">The delegate that creates the store to verify. It is called several times, and must return instances with the same
    /// storage, which does not have to be empty but must not contain files whose paths begin with <c>_</c>. The rules use paths that begin with
    /// <c>contract-</c> or <c>_bulkexport/contract-</c> and a random
    /// suffix. The files of each rule that the store meets are deleted afterwards; documents are not.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when all rules are verified.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="createStore"/> is <see langword="null"/>.</exception>
    /// <exception cref="ExportStoreContractException">The store violates a rule.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public static async Task VerifyAsync(Func<IExportStore> createStore, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(createStore);
        foreach (var rule in All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var context = new ContractContext(createStore, rule.Name, cancellationToken);
            try
            {
                await rule.VerifyAsync(context).ConfigureAwait(false);
                await context.DeleteFilesAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception e) when (e is not ExportStoreContractException)
            {
                throw new ExportStoreContractException(rule.Name, $"it threw {e.GetType().Name}: {e.Message}", e);
            }
        }
    }
}
