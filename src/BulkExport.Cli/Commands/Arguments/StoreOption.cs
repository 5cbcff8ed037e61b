using System.CommandLine;

namespace BulkExport.Cli.Commands.Arguments;

/// <summary>Represents the option <c>--to</c>, which specifies the location of a store.</summary>
internal sealed class StoreOption : Option<string>
{
    public StoreOption(string description)
        : base("--to", "-t")
    {
        Description = description;
        HelpName = "store";
        Required = true;
        Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && string.IsNullOrWhiteSpace(value))
            {
                result.AddError("--to must specify a directory.");
            }
        });
    }

    /// <summary>Opens the store.</summary>
    public IExportStore Open(ParseResult parse) => new DirectoryExportStore(parse.GetValue(this)!);

    /// <summary>Formats the location of a store: the full path of a directory.</summary>
    public static string Format(IExportStore store) => store.ToString() ?? string.Empty;
}
