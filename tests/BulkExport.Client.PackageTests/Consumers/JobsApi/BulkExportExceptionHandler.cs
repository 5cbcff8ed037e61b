using System.Globalization;
using System.Net;
using BulkExport.Client;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace JobsApi;

/// <summary>Writes problem details for the exceptions of the client.</summary>
// <errors-problem-details>
internal sealed class BulkExportExceptionHandler(IProblemDetailsService problems, ILogger<BulkExportExceptionHandler> logger)
    : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BulkExportException error)
        {
            return false;
        }

        var details = new ProblemDetails { Detail = error.Message };
        (details.Status, details.Title) = error switch
        {
            BulkExportApiException { ErrorCode: 20404 } => (404, "The job does not exist"),
            BulkExportApiException { StatusCode: HttpStatusCode.BadRequest } => (422, "The service rejected the request"),
            BulkExportConnectionException { IsTimeout: true } or JobWaitException { IsTimeout: true } => (504, "The service timed out"),
            { IsTransient: true } => (503, "The service is temporarily unavailable"),
            _ => (502, "The service request failed"), // for example 401: our credential, not that of the caller, is invalid
        };
        if (error is BulkExportApiException api)
        {
            details.Type = api.MoreInfo?.AbsoluteUri;
            details.Extensions["errorCode"] = api.ErrorCode;
            details.Extensions["requestId"] = api.RequestId;
            if (api.RetryAfter is { } delay)
            {
                httpContext.Response.Headers.RetryAfter = Math.Ceiling(delay.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            }
        }

        logger.LogError(error, "The request failed with {Status}.", details.Status);
        httpContext.Response.StatusCode = details.Status.Value;
        return await problems.TryWriteAsync(
            new()
            {
                HttpContext = httpContext,
                ProblemDetails = details,
                Exception = error,
            }
        );
    }
}
// </errors-problem-details>
