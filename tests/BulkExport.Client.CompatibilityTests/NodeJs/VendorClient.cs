using System.Text.Json;
using BulkExport.Client.Testing;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>The vendor's client for Node.js, configured with the account of a simulated service.</summary>
internal sealed class VendorClient(NodeProject node, Uri address, string accountSid, string authToken)
{
    public const string UserAgent = "twilio-node/";

    public VendorClient(NodeProject node, SimulatedBulkExport service)
        : this(node, service.BaseAddress, service.AccountSid, service.AuthToken) { }

    public VendorClient WithToken(string other) => new(node, address, accountSid, other);

    /// <summary>Calls an operation of the client.</summary>
    /// <param name="operation">The name of the operation in <c>vendor.js</c>.</param>
    /// <param name="arguments">The arguments, named as the client expects them.</param>
    public async Task<VendorResponse> CallAsync(string operation, object arguments)
    {
        await using var process = node.Run(
            ["vendor.js", operation, JsonSerializer.Serialize(arguments)],
            [
                new("BULKEXPORT_ADDRESS", address.GetLeftPart(UriPartial.Authority)),
                new("TWILIO_ACCOUNT_SID", accountSid),
                new("TWILIO_AUTH_TOKEN", authToken),
            ]
        );
        return VendorResponse.Parse(await process.WaitForSuccessAsync());
    }
}
