using BulkExport.Client.Benchmarks.Alternatives;
using BulkExport.Client.Testing;
using Twilio.Clients;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>Creates clients of the vendor's .NET package for a simulated service.</summary>
internal static class DotNetVendorClient
{
    public const string UserAgent = "twilio-csharp/";

    /// <summary>Creates a client with the account of the service. Redirects are returned, since the link to a file is one.</summary>
    public static TwilioRestClient Create(SimulatedBulkExport service, string? authToken = null) =>
        VendorPackage.CreateClient(
            new VendorBaseAddressHandler(service.BaseAddress, new SocketsHttpHandler { AllowAutoRedirect = false }),
            service.AccountSid,
            authToken ?? service.AuthToken
        );
}
