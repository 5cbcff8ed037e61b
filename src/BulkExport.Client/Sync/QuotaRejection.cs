using System.Net;

namespace BulkExport.Client;

/// <summary>Identifies the error response to a request that exceeds the daily quota.</summary>
/// <remarks>The service documents no error code for it. The client has validated all other properties of the request, so that a 400 response whose message mentions
/// days, a limit or the quota is treated as such.</remarks>
internal static class QuotaRejection
{
    private static readonly string[] Words = ["day", "quota", "limit", "exceed"];

    public static bool IsQuotaExceeded(Exception exception) =>
        exception is BulkExportApiException { StatusCode: HttpStatusCode.BadRequest, IsFromService: true } api
        && Words.Any(word => api.Message.Contains(word, StringComparison.OrdinalIgnoreCase));
}
