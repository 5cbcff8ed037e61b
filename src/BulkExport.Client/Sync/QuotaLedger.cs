namespace BulkExport.Client;

/// <summary>Records the requested days per UTC date in a store, which several processes and accounts can share.</summary>
/// <remarks>Days are reserved before they are requested. A reservation is released only if the service certainly has not processed the request, so that a request
/// with an unknown outcome counts. Reservations have identifiers, because a store can report a conflict for a write that succeeded.</remarks>
internal sealed class QuotaLedger(IExportStore store, TimeProvider timeProvider)
{
    /// <summary>The number of days for which reservations are retained, because the clocks of other machines can differ.</summary>
    private const int RetentionDays = 8;

    /// <summary>Gets the number of days that were requested on a UTC date.</summary>
    public async Task<int> GetUsedAsync(DateOnly date, CancellationToken cancellationToken)
    {
        var (document, _) = await ReadAsync(cancellationToken).ConfigureAwait(false);
        return GetUsed(document, date);
    }

    /// <summary>Reserves days for a request on the current UTC date.</summary>
    /// <returns>The reservation, or <see langword="null"/> if the limit would be exceeded.</returns>
    public async Task<QuotaReservation?> TryReserveAsync(int days, int limit, CancellationToken cancellationToken)
    {
        var reservation = new QuotaReservation(Guid.NewGuid(), UtcDate.Get(timeProvider), days);
        var isReserved = await UpdateAsync(
                document =>
                    document.Reservations.Contains(reservation) ? document
                    : GetUsed(document, reservation.Date) + days > limit ? null
                    : Add(document, reservation),
                cancellationToken
            )
            .ConfigureAwait(false);
        return isReserved ? reservation : null;
    }

    /// <summary>Releases days whose request was not processed.</summary>
    public Task ReleaseAsync(QuotaReservation reservation) =>
        UpdateAsync(
            document => document with { Reservations = [.. document.Reservations.Where(other => other.Id != reservation.Id)] },
            CancellationToken.None
        );

    /// <summary>Counts a request that ended on a later UTC date than it was reserved for on both dates, because the service may have processed it on either one.</summary>
    public async Task CompleteAsync(QuotaReservation reservation)
    {
        var today = UtcDate.Get(timeProvider);
        if (today != reservation.Date)
        {
            var other = reservation with { Id = Guid.NewGuid(), Date = today };
            await UpdateAsync(document => document.Reservations.Contains(other) ? document : Add(document, other), CancellationToken.None)
                .ConfigureAwait(false);
        }
    }

    private static int GetUsed(QuotaDocument document, DateOnly date) =>
        document.Reservations.Where(reservation => reservation.Date == date).Sum(reservation => reservation.Days);

    private static QuotaDocument Add(QuotaDocument document, QuotaReservation reservation) =>
        document with
        {
            Reservations =
            [
                .. document.Reservations.Where(other => other.Date.DayNumber > reservation.Date.DayNumber - RetentionDays),
                reservation,
            ],
        };

    /// <summary>Changes the document, unless the change returns <see langword="null"/>.</summary>
    private async Task<bool> UpdateAsync(Func<QuotaDocument, QuotaDocument?> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (document, version) = await ReadAsync(cancellationToken).ConfigureAwait(false);
            var changed = change(document);
            if (changed is null || changed == document)
            {
                return changed is not null;
            }

            var written = await StoreDocuments
                .WriteAsync(store, ExportPaths.QuotaPath, changed, ExportJsonContext.Default.QuotaDocument, version, cancellationToken)
                .ConfigureAwait(false);
            if (written is not null)
            {
                return true;
            }
        }
    }

    private async Task<(QuotaDocument Document, string? Version)> ReadAsync(CancellationToken cancellationToken)
    {
        var found = await StoreDocuments
            .ReadAsync(store, ExportPaths.QuotaPath, ExportJsonContext.Default.QuotaDocument, cancellationToken)
            .ConfigureAwait(false);
        return (found?.Value ?? new QuotaDocument(), found?.Version);
    }
}
