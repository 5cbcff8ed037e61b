namespace BulkExport.Client;

/// <summary>Reserves a store for one account. The records of two accounts would replace each other.</summary>
internal static class StoreOwner
{
    /// <summary>Claims a store that has no owner.</summary>
    /// <param name="store">The store.</param>
    /// <param name="accountSid">The SID of the account; <see langword="null"/> if the client has an API key alone.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="BulkExportFileException">Another account owns the store, or the account is unknown.</exception>
    public static async Task ClaimAsync(IExportStore store, string? accountSid, CancellationToken cancellationToken)
    {
        var described = ExportPaths.Describe(store, ExportPaths.Owner);
        if (string.IsNullOrEmpty(accountSid))
        {
            throw new BulkExportFileException(
                "A store belongs to one account, and the account of an API key is unknown. Set BulkExportClientOptions.AccountSid (in the environment: TWILIO_ACCOUNT_SID) as well.",
                described
            );
        }

        while (true)
        {
            var json = ExportJsonContext.Default.OwnerDocument;
            var found = await StoreDocuments.ReadAsync(store, ExportPaths.Owner, json, cancellationToken).ConfigureAwait(false);
            if (found is null)
            {
                var claim = new OwnerDocument { FormatVersion = StoreDocuments.FormatVersion, AccountSid = accountSid };
                await StoreDocuments
                    .WriteAsync(store, ExportPaths.Owner, claim, json, expectedVersion: null, cancellationToken)
                    .ConfigureAwait(false);
                continue; // what was written first is read, whoever wrote it
            }

            var owner = found.Value.Value.AccountSid;
            if (string.IsNullOrEmpty(owner))
            {
                throw StoreDocuments.Invalid(store, ExportPaths.Owner, "it names no account");
            }

            if (owner != accountSid)
            {
                throw new BulkExportFileException(
                    $"The store holds the records of account {owner}, as {described} records, and this export is one of account {accountSid}. Use a store for each account.",
                    described
                );
            }

            return;
        }
    }
}
