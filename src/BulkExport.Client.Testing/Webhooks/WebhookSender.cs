using System.Net.Security;

namespace BulkExport.Client.Testing;

/// <summary>Sends webhooks to loopback addresses.</summary>
internal sealed class WebhookSender(SimulatedBulkExportOptions options)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private static readonly HttpClient Http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions
            {
#pragma warning disable CA5359 // Requests are sent to loopback addresses only, where servers have self-signed certificates.
                RemoteCertificateValidationCallback = (_, _, _, _) => true,
#pragma warning restore CA5359
            },
        }
    )
    {
        Timeout = System.Threading.Timeout.InfiniteTimeSpan, // the time provider applies
    };

    public async Task<SimulatedWebhookDelivery> SendAsync(SimulatedJob job, string authToken, CancellationToken cancellationToken)
    {
        var sentAt = options.TimeProvider.GetUtcNow();
        if (job.WebhookUrl is not { IsLoopback: true, IsAbsoluteUri: true })
        {
            return new SimulatedWebhookDelivery(
                job.JobSid,
                sentAt,
                StatusCode: null,
                "The simulator sends webhooks to loopback addresses only."
            );
        }

        try
        {
            using var timeout = new CancellationTokenSource(Timeout, options.TimeProvider);
            using var canceled = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            using var request = CreateRequest(job, authToken);
            using var response = await Http.SendAsync(request, canceled.Token).ConfigureAwait(false);
            return new SimulatedWebhookDelivery(job.JobSid, sentAt, response.StatusCode, Error: null);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return new SimulatedWebhookDelivery(job.JobSid, sentAt, StatusCode: null, exception.Message);
        }
    }

    private HttpRequestMessage CreateRequest(SimulatedJob job, string authToken)
    {
        var fields = (options.WebhookFields?.Invoke(job) ?? GetDefaultFields(job)).ToArray();
        var url = job.WebhookUrl!.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped); // without user information and fragment
        HttpRequestMessage request;
        if (job.WebhookMethod == HttpMethod.Get)
        {
            var query = string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"));
            url = $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}";
            request = new HttpRequestMessage(HttpMethod.Get, url);
            fields = [];
        }
        else
        {
            request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(fields) };
        }

        request.Headers.Add(WebhookSignatureValidator.SignatureHeaderName, WebhookSigner.Sign(authToken, url, fields));
        return request;
    }

    private static IEnumerable<KeyValuePair<string, string>> GetDefaultFields(SimulatedJob job) =>
        [new("status", "completed"), new("job_sid", job.JobSid.ToString())];
}
