using System.CommandLine;
using BulkExport.Cli.Infrastructure;

namespace BulkExport.Cli.Commands.Arguments;

/// <summary>Defines the option <c>--base-address</c>, whose default value can be set with an environment variable.</summary>
internal static class BaseAddressOption
{
    private const string Name = "--base-address";

    public static Option<Uri?> Create() =>
        new(Name)
        {
            Description =
                $"The base address of the service, such as the one that 'simulate' prints. Default: the value of {CliEnvironment.BaseAddressVariable}, or Twilio's address.",
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

    /// <summary>Gets the base address of the service.</summary>
    /// <returns>The value of the option or of the environment variable, or <see langword="null"/> to use the default of the client.</returns>
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

    /// <summary>Formats the option for a command in a hint, or returns an empty string if the option is not specified.</summary>
    public static string FormatHint(ParseResult parse) => parse.GetValue<Uri?>(Name) is { } address ? $" {Name} {address}" : string.Empty;

    private static Uri? Parse(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}
