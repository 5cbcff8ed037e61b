using System.CommandLine;
using BulkExport.Cli.Infrastructure;

namespace BulkExport.Cli.Commands.Arguments;

/// <summary><c>--base-address</c>, or its environment variable: the base address of the service.</summary>
internal static class BaseAddressOption
{
    private const string Name = "--base-address";

    public static Option<Uri?> Create() =>
        new(Name)
        {
            Description =
                $"The base address of the service, such as the one that 'simulate' prints. Default: {CliEnvironment.BaseAddressVariable}, or Twilio's.",
            HelpName = "uri",
            Recursive = true,
            CustomParser = result =>
            {
                var address = Parse(result.Tokens[0].Value);
                if (address is null)
                {
                    result.AddError($"{Name} must be an absolute http or https URI.");
                }

                return address;
            },
        };

    /// <summary>Gets the specified address, or <see langword="null"/> for the default one.</summary>
    /// <exception cref="UsageException">The environment variable is not a valid URI.</exception>
    public static Uri? GetValue(ParseResult parse, CliEnvironment environment)
    {
        if (parse.GetValue<Uri?>(Name) is { } address)
        {
            return address;
        }

        return environment.ReadVariable(CliEnvironment.BaseAddressVariable) is { Length: > 0 } value
            ? Parse(value)
                ?? throw new UsageException(
                    $"The environment variable {CliEnvironment.BaseAddressVariable} must be an absolute http or https URI."
                )
            : null;
    }

    /// <summary>Formats the option for a command in a hint; empty if it was not specified.</summary>
    public static string FormatHint(ParseResult parse) => parse.GetValue<Uri?>(Name) is { } address ? $" {Name} {address}" : string.Empty;

    private static Uri? Parse(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}
