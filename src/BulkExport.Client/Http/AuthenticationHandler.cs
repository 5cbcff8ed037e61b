using System.Net.Http.Headers;
using System.Text;

namespace BulkExport.Client;

/// <summary>Adds the credentials to requests to the origin of the base address, and to no other.</summary>
internal sealed class AuthenticationHandler : DelegatingHandler
{
    private readonly Origin _origin;
    private readonly AuthenticationHeaderValue _authorization;

    public AuthenticationHandler(BulkExportClientOptions options)
    {
        var (user, secret) = options.UsesApiKey ? (options.ApiKeySid, options.ApiKeySecret) : (options.AccountSid, options.AuthToken);
        _origin = new Origin(options.BaseAddress);
        _authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}")));
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { } uri && _origin.Matches(uri))
        {
            request.Headers.Authorization = _authorization;
        }

        return base.SendAsync(request, cancellationToken);
    }
}
