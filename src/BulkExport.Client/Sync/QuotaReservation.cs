namespace BulkExport.Client;

/// <summary>Represents the days of one request to create a job.</summary>
/// <param name="Id">The unique identifier of the request.</param>
/// <param name="Date">The UTC date of the request.</param>
/// <param name="Days">The number of days.</param>
internal sealed record QuotaReservation(Guid Id, DateOnly Date, int Days);
