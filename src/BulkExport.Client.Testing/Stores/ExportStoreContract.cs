namespace BulkExport.Client.Testing;

/// <summary>Verifies that an implementation of <see cref="IExportStore"/> keeps the promises that exports rely on.</summary>
/// <remarks>
/// The contract does not depend on a test framework: call <see cref="VerifyAsync"/> in a test. It covers visibility after commit only, conditional writes
/// under contention, large and empty files, unusual names, cancellation at any point, concurrent writers and readers, enumeration and deletion.
/// </remarks>
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

    /// <summary>Gets the names of the rules.</summary>
    public static IReadOnlyList<string> Rules { get; } = [.. All.Select(rule => rule.Name)];

    /// <summary>Verifies a store.</summary>
    /// <param name="createStore">Creates a store. It is called several times, and each time returns a store of the same storage, which need not be
    /// empty. The contract writes below <c>contract-</c> and <c>_bulkexport/contract-</c> with a random suffix, and deletes the files it has written.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when all rules are verified.</returns>
    /// <exception cref="ExportStoreContractException">The store breaks a rule.</exception>
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
