using System.CommandLine;
using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Stores;

namespace BulkExport.Cli.Commands.Arguments;

/// <summary>Defines the option <c>--by-account</c>, which selects the partition of an account in a store.</summary>
internal sealed class ByAccountOption : Option<bool>
{
    private const string OptionName = "--by-account";

    public ByAccountOption()
        : base(OptionName) =>
        Description =
            "Use the part account=AC…/ of the location, which belongs to the account of the credentials, so that several accounts share a location.";

    /// <summary>Gets the location of the store: the specified location or, if the option is set, the partition of the client's account.</summary>
    /// <exception cref="ClientConfigurationException">The option is set, but the account of the client is unknown.</exception>
    public StoreLocation GetLocation(ParseResult parse, StoreLocation location, IBulkExportClient client) =>
        !parse.GetValue(this) ? location
        : client.AccountSid is { } accountSid ? new AccountLocation(location, accountSid)
        : throw new ClientConfigurationException($"{OptionName} requires the SID of the account. Set TWILIO_ACCOUNT_SID.");
}
