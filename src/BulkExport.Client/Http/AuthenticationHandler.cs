using System.Net.Http.Headers;
using System.Text;

namespace BulkExport.Client;

/// <summary>Adds the credentials to requests to the base address, and to no other.</summary>
internal sealed class AuthenticationHandler : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<bool> WithoutCredentials = new("BulkExport.Client.WithoutCredentials");

    private readonly Origin _origin;
    private readonly AuthenticationHeaderValue _authorization;

    public AuthenticationHandler(BulkExportClientOptions options)
    {
        var (user, secret) = options.UsesApiKey ? (options.ApiKeySid, options.ApiKeySecret) : (options.AccountSid, options.AuthToken);
        _origin = new Origin(options.BaseAddress);
        _authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}")));
    }

    /// <summary>Marks a request that is signed by its address, wherever that leads.</summary>
    public static void SendWithoutCredentials(HttpRequestMessage request) => request.Options.Set(WithoutCredentials, true);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { } address && !request.Options.TryGetValue(WithoutCredentials, out _) && _origin.IsOf(address))
        {
            request.Headers.Authorization = _authorization;
        }

        return base.SendAsync(request, cancellationToken);
    }
}
