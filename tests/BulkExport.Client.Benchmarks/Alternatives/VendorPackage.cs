using Twilio.Clients;
using Twilio.Http;

namespace BulkExport.Client.Benchmarks.Alternatives;

/// <summary>Creates clients of the vendor's own package, which sends its requests through its own HTTP client abstraction.</summary>
internal static class VendorPackage
{
    /// <summary>Creates a client over a handler. The client sends to the service's public host: use a <see cref="VendorBaseAddressHandler"/> to send
    /// to another.</summary>
    public static TwilioRestClient CreateClient(HttpMessageHandler handler, string accountSid, string authToken) =>
        new(accountSid, authToken, accountSid, httpClient: new SystemNetHttpClient(new System.Net.Http.HttpClient(handler)));
}
