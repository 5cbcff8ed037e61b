namespace BulkExport.Client;

/// <summary>Adds the credentials to requests whose URI has the origin of the base address, and marks requests that modify a resource as single-send.</summary>
/// <remarks>This is the outermost handler, so that the copies of a request that other handlers create are marked too.</remarks>
internal sealed class AuthenticationHandler(CredentialProvider credentials, Uri baseAddress) : DelegatingHandler
{
    private readonly Origin _origin = new(baseAddress);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { } uri && _origin.Matches(uri))
        {
            request.Headers.Authorization = credentials.GetAuthorization();
        }

        if (request.Method != HttpMethod.Get)
        {
            request.Content ??= EmptyContent.Instance;
            SingleSendState.Attach(request, omitCredentials: false);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
