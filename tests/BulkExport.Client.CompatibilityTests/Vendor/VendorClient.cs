using System.Text.Json;
using BulkExport.Client.Testing;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>The vendor's own client for Node.js, with the account of a simulated service.</summary>
internal sealed class VendorClient(NodeProject node, Uri address, string accountSid, string authToken)
{
    public const string UserAgent = "twilio-node/";

    public VendorClient(NodeProject node, SimulatedBulkExport service)
        : this(node, service.BaseAddress, service.AccountSid, service.AuthToken) { }

    public VendorClient WithToken(string other) => new(node, address, accountSid, other);

    /// <summary>Makes a call.</summary>
    /// <param name="operation">Its name in <c>vendor.js</c>.</param>
    /// <param name="arguments">What the client is given, named as it wants it.</param>
    public async Task<VendorAnswer> CallAsync(string operation, object arguments)
    {
        await using var process = node.Run(
            ["vendor.js", operation, JsonSerializer.Serialize(arguments)],
            [
                new("BULKEXPORT_ADDRESS", address.GetLeftPart(UriPartial.Authority)),
                new("TWILIO_ACCOUNT_SID", accountSid),
                new("TWILIO_AUTH_TOKEN", authToken),
            ]
        );
        return VendorAnswer.Parse(await process.WaitForSuccessAsync());
    }
}
