namespace BulkExport.Client.Benchmarks.Alternatives;

/// <summary>Sends the requests of the vendor's package, whose host is fixed, to another base address.</summary>
internal sealed class VendorBaseAddressHandler(Uri baseAddress, HttpMessageHandler innerHandler) : DelegatingHandler(innerHandler)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(baseAddress, request.RequestUri!.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
