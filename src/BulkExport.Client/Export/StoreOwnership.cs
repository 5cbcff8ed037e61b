namespace BulkExport.Client;

/// <summary>Associates a store with one account, because the files of two accounts would overwrite each other.</summary>
internal static class StoreOwnership
{
    /// <summary>Associates a store with an account, unless the store already belongs to one, and verifies that the store belongs to the account.</summary>
    /// <param name="store">The store.</param>
    /// <param name="accountSid">The SID of the account, or <see langword="null"/> if the client is configured with an API key only.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="BulkExportFileException">The store belongs to another account, or <paramref name="accountSid"/> is <see langword="null"/> or empty.</exception>
    public static async Task ClaimAsync(IExportStore store, string? accountSid, CancellationToken cancellationToken)
    {
        var displayPath = ExportPaths.GetDisplayPath(store, ExportPaths.OwnerPath);
        if (string.IsNullOrEmpty(accountSid))
        {
            throw new BulkExportFileException(
                "The account of the client is unknown, because it is configured with an API key but without an account SID. Set the AccountSid option, or the environment variable TWILIO_ACCOUNT_SID if the options are created from the environment.",
                displayPath
            );
        }

        if (store is AccountExportStore partition && partition.AccountSid != accountSid)
        {
            throw new BulkExportFileException(
                $"The store is the partition of account {partition.AccountSid}, but the client uses account {accountSid}. Use the partition of the account of the client: store.ForAccount(client.AccountSid).",
                displayPath
            );
        }

        while (true)
        {
            var json = ExportJsonContext.Default.OwnerDocument;
            var found = await StoreDocuments.ReadAsync(store, ExportPaths.OwnerPath, json, cancellationToken).ConfigureAwait(false);
            if (found is null)
            {
                var claim = new OwnerDocument { FormatVersion = StoreDocuments.FormatVersion, AccountSid = accountSid };
                await StoreDocuments
                    .WriteAsync(store, ExportPaths.OwnerPath, claim, json, expectedVersion: null, cancellationToken)
                    .ConfigureAwait(false);
                continue; // reads the document again, because another process may have written it first
            }

            var owner = found.Value.Value.AccountSid;
            if (string.IsNullOrEmpty(owner))
            {
                throw StoreDocuments.CreateException(store, ExportPaths.OwnerPath, "it does not contain an account SID");
            }

            if (owner != accountSid)
            {
                throw new BulkExportFileException(
                    $"The store belongs to account {owner} according to {displayPath}, but the client uses account {accountSid}. Use a separate store for each account, or a partition of the store for each account: store.ForAccount(client.AccountSid).",
                    displayPath
                );
            }

            return;
        }
    }
}
