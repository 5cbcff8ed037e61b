using System.CommandLine;
using BulkExport.Cli.Stores;

namespace BulkExport.Cli.Commands.Arguments;

/// <summary>Defines the option <c>--to</c>, the location of a store.</summary>
internal static class StoreOption
{
    private const string Name = "--to";

    public static Option<StoreLocation> Create(string description) =>
        new(Name, "-t")
        {
            Description = $"{description} The location is {StoreLocation.Forms}.",
            HelpName = "location",
            Required = true,
            CustomParser = result =>
            {
                try
                {
                    return StoreLocation.Parse(result.Tokens[0].Value);
                }
                catch (FormatException e)
                {
                    result.AddError($"{Name}: {e.Message}");
                    return null;
                }
            },
        };
}
