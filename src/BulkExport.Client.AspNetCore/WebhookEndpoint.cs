using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.AspNetCore;

/// <summary>Validates the requests of an endpoint, and passes their notifications to the processor.</summary>
internal sealed class WebhookEndpoint(BulkExportWebhookOptions options, WebhookProcessor processor, ILogger logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            context.Response.StatusCode = await GetStatusCodeAsync(context).ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception)
        {
            context.Response.StatusCode = exception.StatusCode;
        }
        catch (Exception exception)
            when (exception is IOException || (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest; // the sender has closed the connection
        }
    }

    private async Task<int> GetStatusCodeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        var signature = headers[WebhookSignatureValidator.SignatureHeaderName].ToString();
        if (signature.Length == 0)
        {
            return Reject(new WebhookSignatureResult(WebhookSignatureStatus.MissingSignature));
        }

        if (await WebhookRequestReader.TryReadBodyAsync(context.Request, options.MaxBodyLength).ConfigureAwait(false) is not { } body)
        {
            return Reject(new WebhookSignatureResult(WebhookSignatureStatus.RequestTooLarge));
        }

        var request = new WebhookRequest
        {
            Url = WebhookRequestReader.GetUrl(context.Request, options.PublicBaseUrl),
            Signature = signature,
            SignatureSettings = headers[WebhookSignatureValidator.SignatureSettingsHeaderName].ToString(),
            ContentType = context.Request.ContentType,
            Body = body,
        };
        var result =
            body.AsSpan().Count((byte)'&') >= options.MaxFieldCount && context.Request.HasFormContentType
                ? new WebhookSignatureResult(WebhookSignatureStatus.RequestTooLarge)
                : GetValidator(context.RequestServices).Validate(request);
        if (!result.IsValid)
        {
            return Reject(result);
        }

        var isAccepted = await processor.TryAcceptAsync(WebhookHints.Parse(request), context.RequestAborted).ConfigureAwait(false);
        return isAccepted ? StatusCodes.Status204NoContent : StatusCodes.Status503ServiceUnavailable;
    }

    private WebhookSignatureValidator GetValidator(IServiceProvider services) =>
        options.SecretProvider is { } provider ? new WebhookSignatureValidator(() => provider(services))
        : options.AuthTokens.Count + options.SharedKeys.Count > 0
            ? new WebhookSignatureValidator(
                new WebhookSecrets { AuthTokens = [.. options.AuthTokens], SharedKeys = [.. options.SharedKeys] }
            )
        : services.GetKeyedService<WebhookSignatureValidator>(options.ClientKey) ?? new WebhookSignatureValidator(new WebhookSecrets());

    private int Reject(WebhookSignatureResult result)
    {
        logger.WebhookRejected(result);
        return result.Status switch
        {
            WebhookSignatureStatus.MissingSignature => StatusCodes.Status400BadRequest,
            WebhookSignatureStatus.RequestTooLarge => StatusCodes.Status413PayloadTooLarge,
            WebhookSignatureStatus.MissingSecret => StatusCodes.Status500InternalServerError,
            _ => StatusCodes.Status403Forbidden,
        };
    }
}
