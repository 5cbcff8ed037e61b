using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BulkExport.Client.AspNetCore;

/// <summary>Reads the parts of a request that its signature covers.</summary>
internal static class WebhookRequestReader
{
    /// <summary>Gets the URL to which the service sent the request, with the path and the query as they were received.</summary>
    public static string GetUrl(HttpRequest request, Uri? publicBaseUrl)
    {
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget;
        if (target is not ['/', ..])
        {
            // A target in absolute form, which a client sends to a proxy only.
            target = request.PathBase.Add(request.Path).ToUriComponent() + request.QueryString.Value;
        }

        return publicBaseUrl is null
            ? $"{request.Scheme}://{request.Host.Value}{GetMissingPathBase(request, target)}{target}"
            : publicBaseUrl.OriginalString.TrimEnd('/') + target;
    }

    /// <summary>Reads the body.</summary>
    /// <returns>The body, or <see langword="null"/> if it exceeds the maximum length.</returns>
    public static async ValueTask<byte[]?> TryReadBodyAsync(HttpRequest request, int maxLength)
    {
        if (request.ContentLength > maxLength)
        {
            return null;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(maxLength + 1);
        try
        {
            var length = await request
                .Body.ReadAtLeastAsync(
                    buffer.AsMemory(0, maxLength + 1),
                    maxLength + 1,
                    throwOnEndOfStream: false,
                    request.HttpContext.RequestAborted
                )
                .ConfigureAwait(false);
            return length > maxLength ? null : buffer[..length];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>Gets the path base if a proxy has removed it from the target.</summary>
    private static string GetMissingPathBase(HttpRequest request, string target)
    {
        var path = target.AsSpan()[..(target.IndexOf('?') is >= 0 and var query ? query : target.Length)];
        var received = Uri.UnescapeDataString(path).Length;
        var expected = Uri.UnescapeDataString(request.PathBase.Add(request.Path).Value ?? string.Empty).Length;
        return received < expected ? request.PathBase.ToUriComponent() : string.Empty;
    }
}
