using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace BulkExport.Client.CloudStoreTests;

/// <summary>Adds the semantics of Amazon S3 that s3rver lacks: atomic writes, conditional requests, the minimum part size, the completion of an upload that is already completed or
/// aborted, and keys with long segments.</summary>
internal sealed class S3SemanticsProxy(Uri target) : ReverseProxy(target)
{
    private const int MinPartSize = 5 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _locks = [];
    private readonly ConcurrentDictionary<string, string> _conditionalWrites = [];
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<int, int>> _uploads = [];

    /// <summary>Gets the number of multipart uploads that are neither completed nor aborted.</summary>
    public int PendingUploads => _uploads.Count;

    // The proxy evaluates the conditions.
    protected override bool IsForwarded(string header) =>
        base.IsForwarded(header) && !header.StartsWith("If-", StringComparison.OrdinalIgnoreCase);

    protected override async Task HandleAsync(HttpContext context)
    {
        var body = await ReadBodyAsync(context); // an aborted request must not change anything
        var request = S3Request.Parse(context, S3Keys.Encode(GetTarget(context)), body);
        if (!request.IsObject)
        {
            using var response = await SendAsync(context, request);
            await RespondAsync(context, response, S3Keys.DecodeList(await response.Content.ReadAsByteArrayAsync()));
            return;
        }

        if (request.IsConditionalWrite && !_conditionalWrites.TryAdd(request.Path, ""))
        {
            await RespondAsync(context, HttpStatusCode.Conflict, "ConditionalRequestConflict");
            return;
        }

        var keyLock = _locks.GetOrAdd(request.Path, _ => new SemaphoreSlim(1));
        await keyLock.WaitAsync();
        try
        {
            using var response = await ExecuteAsync(context, request);
            await RespondAsync(context, response, await response.Content.ReadAsByteArrayAsync());
        }
        finally
        {
            keyLock.Release();
            if (request.IsConditionalWrite)
            {
                _conditionalWrites.TryRemove(request.Path, out _);
            }
        }
    }

    private async Task<HttpResponseMessage> ExecuteAsync(HttpContext context, S3Request request) =>
        request switch
        {
            { Method: "POST", IsInitiation: true } => await InitiateAsync(context, request),
            { Method: "PUT", UploadId: { } id } => await UploadPartAsync(context, request, id),
            { Method: "POST", UploadId: { } id } => await CompleteAsync(context, request, id),
            { Method: "DELETE", UploadId: { } id } => _uploads.TryRemove(id, out _)
                ? new HttpResponseMessage(HttpStatusCode.NoContent)
                : CreateError(HttpStatusCode.NotFound, "NoSuchUpload"),
            { Method: "PUT" } => await PutAsync(context, request),
            _ => await ReadAsync(context, request),
        };

    private async Task<HttpResponseMessage> ReadAsync(HttpContext context, S3Request request)
    {
        var response = await SendAsync(context, request);
        return request.IfMatch is { } expected && response.IsSuccessStatusCode && response.Headers.ETag?.Tag != expected
            ? CreateError(HttpStatusCode.PreconditionFailed, "PreconditionFailed")
            : response;
    }

    private async Task<HttpResponseMessage> PutAsync(HttpContext context, S3Request request)
    {
        if (request.IsConditionalWrite)
        {
            var (entityTag, _) = await FindAsync(context, request);
            if (request.IfMatch is not null && entityTag is null)
            {
                return CreateError(HttpStatusCode.NotFound, "NoSuchKey");
            }

            if (entityTag != request.IfMatch)
            {
                return CreateError(HttpStatusCode.PreconditionFailed, "PreconditionFailed");
            }
        }

        var response = await SendAsync(context, request);
        await WaitUntilWrittenAsync(context, request, request.Body.Length);
        return response;
    }

    private async Task<HttpResponseMessage> InitiateAsync(HttpContext context, S3Request request)
    {
        var response = await SendAsync(context, request);
        var xml = XDocument.Parse(await response.Content.ReadAsStringAsync());
        _uploads[xml.Descendants().Single(element => element.Name.LocalName == "UploadId").Value] = [];
        return response;
    }

    private async Task<HttpResponseMessage> UploadPartAsync(HttpContext context, S3Request request, string id)
    {
        if (!_uploads.TryGetValue(id, out var parts))
        {
            return CreateError(HttpStatusCode.NotFound, "NoSuchUpload");
        }

        parts[request.PartNumber] = request.Body.Length;
        return await SendAsync(context, request);
    }

    private async Task<HttpResponseMessage> CompleteAsync(HttpContext context, S3Request request, string id)
    {
        if (!_uploads.TryGetValue(id, out var parts))
        {
            return CreateError(HttpStatusCode.NotFound, "NoSuchUpload");
        }

        var sizes = XDocument
            .Parse(Encoding.UTF8.GetString(request.Body))
            .Descendants()
            .Where(element => element.Name.LocalName == "PartNumber")
            .Select(element => parts[int.Parse(element.Value, CultureInfo.InvariantCulture)])
            .ToArray();
        if (sizes.SkipLast(1).Any(size => size < MinPartSize))
        {
            return CreateError(HttpStatusCode.BadRequest, "EntityTooSmall");
        }

        var response = await SendAsync(context, request);
        await WaitUntilWrittenAsync(context, request, sizes.Sum(size => (long)size));
        _uploads.TryRemove(id, out _);
        return response;
    }

    /// <summary>Waits until the emulator has written the object to the disk, which it does after its response.</summary>
    private async Task WaitUntilWrittenAsync(HttpContext context, S3Request request, long length)
    {
        while ((await FindAsync(context, request)).Length != length)
        {
            await Task.Yield();
        }
    }

    private async Task<(string? EntityTag, long? Length)> FindAsync(HttpContext context, S3Request request)
    {
        using var response = await SendAsync(context, "HEAD", request.Path, body: null);
        return response.IsSuccessStatusCode ? (response.Headers.ETag?.Tag, response.Content.Headers.ContentLength) : (null, null);
    }

    private Task<HttpResponseMessage> SendAsync(HttpContext context, S3Request request) =>
        SendAsync(context, request.Method, request.Path + request.Query, request.Method is "PUT" or "POST" ? request.Body : null);

    private static HttpResponseMessage CreateError(HttpStatusCode status, string code) =>
        new(status)
        {
            Content = new StringContent($"<Error><Code>{code}</Code><Message>{code}</Message></Error>", Encoding.UTF8, "application/xml"),
        };

    private static async Task RespondAsync(HttpContext context, HttpStatusCode status, string code)
    {
        using var response = CreateError(status, code);
        await RespondAsync(context, response, await response.Content.ReadAsByteArrayAsync());
    }
}
