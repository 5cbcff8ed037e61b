using System.Collections.Frozen;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace BulkExport.Client;

/// <summary>Reads and classifies the error code in an XML error response of a file host, which is usually an object store.</summary>
internal static partial class FileHostError
{
    private const int MaxBodyLength = 16 * 1024;

    /// <summary>The error codes of object stores that are shown. Another code may contain a part of the link or of a response that does not come from an object
    /// store.</summary>
    private static readonly FrozenSet<string> KnownCodes = new[]
    {
        "AccessDenied",
        "AccountProblem",
        "AuthenticationFailed",
        "AuthorizationHeaderMalformed",
        "BadRequest",
        "BlobNotFound",
        "ExpiredToken",
        "InternalError",
        "InvalidAccessKeyId",
        "InvalidArgument",
        "InvalidObjectState",
        "InvalidRange",
        "InvalidRequest",
        "InvalidSecurity",
        "InvalidToken",
        "InvalidURI",
        "MethodNotAllowed",
        "MissingSecurityHeader",
        "NoSuchBucket",
        "NoSuchKey",
        "NotImplemented",
        "OperationAborted",
        "PermanentRedirect",
        "PreconditionFailed",
        "RequestExpired",
        "RequestTimeTooSkewed",
        "RequestTimeout",
        "ServerBusy",
        "ServiceUnavailable",
        "SignatureDoesNotMatch",
        "SlowDown",
        "TemporaryRedirect",
        "Throttling",
        "TokenRefreshRequired",
        "TooManyRequests",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads the error code, such as <c>AccessDenied</c>, or returns <see langword="null"/> if the body contains none. The description is
    /// ignored, because it can contain parts of the link.</summary>
    public static async Task<string?> ReadCodeAsync(
        HttpContent content,
        CancellationToken timeoutToken,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var body = await BufferedResponseContent.ReadAsync(content, MaxBodyLength, timeoutToken).ConfigureAwait(false);
            var match = Code().Match(Encoding.Latin1.GetString(body.Span));
            return match.Success ? match.Groups[1].Value : null;
        }
        catch (Exception exception)
            when (DownloadAttemptException.IsTransferFailure(exception)
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            return null; // the status code is reported without the code
        }
    }

    /// <summary>Formats an error code for a message.</summary>
    public static string Format(string? code) =>
        code is null ? string.Empty
        : KnownCodes.Contains(code) ? $" ({code})"
        : " (unknown error code)";

    /// <summary>Determines whether a new link is likely to fail for the same reason. A client error without a code may come from a proxy.</summary>
    public static bool IsPermanent(HttpStatusCode statusCode, string? code) =>
        code is not (null or "RequestTimeout" or "SlowDown" or "Throttling" or "TooManyRequests" or "InternalError" or "ServiceUnavailable")
        && statusCode
            is >= HttpStatusCode.BadRequest
                and < HttpStatusCode.InternalServerError
                and not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests);

    /// <summary>Determines whether the file host rejected the link, for example because it was already used or has expired.</summary>
    public static bool IsLinkRejected(HttpStatusCode statusCode, string? code) =>
        statusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || code is "ExpiredToken" or "RequestExpired";

    [GeneratedRegex("<Code>([A-Za-z]{1,64})</Code>")]
    private static partial Regex Code();
}
