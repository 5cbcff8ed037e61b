using System.CommandLine;

namespace BulkExport.Samples;

/// <summary><c>--base-address</c>, or the variable that stands for it: where the service is.</summary>
internal static class BaseAddressOption
{
    private const string Name = "--base-address";

    public static Option<Uri?> Create() =>
        new(Name)
        {
            Description =
                $"Where the service is, such as the address that 'simulate' prints. Default: {Surroundings.BaseAddressVariable}, or Twilio's.",
            HelpName = "url",
            Recursive = true,
            CustomParser = result =>
            {
                var address = Read(result.Tokens[0].Value);
                if (address is null)
                {
                    result.AddError($"{Name} must be an absolute http or https address.");
                }

                return address;
            },
        };

    /// <summary>The address that was asked for; <see langword="null"/> for the service's own.</summary>
    /// <exception cref="UsageException">The variable holds no address.</exception>
    public static Uri? ValueIn(ParseResult parse, Surroundings here)
    {
        if (parse.GetValue<Uri?>(Name) is { } address)
        {
            return address;
        }

        return here.ReadVariable(Surroundings.BaseAddressVariable) is { Length: > 0 } text
            ? Read(text)
                ?? throw new UsageException(
                    $"{Surroundings.BaseAddressVariable} in the environment must be an absolute http or https address."
                )
            : null;
    }

    /// <summary>The option as it must be repeated in a hint; empty when it was not given.</summary>
    public static string HintIn(ParseResult parse) => parse.GetValue<Uri?>(Name) is { } address ? $" {Name} {address}" : string.Empty;

    private static Uri? Read(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}
