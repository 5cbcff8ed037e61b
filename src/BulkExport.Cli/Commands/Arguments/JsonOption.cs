using System.CommandLine;

namespace BulkExport.Cli.Commands.Arguments;

/// <summary>Defines the option <c>--json</c> of all commands.</summary>
internal static class JsonOption
{
    private const string Name = "--json";

    public static Option<bool> Create() =>
        new(Name)
        {
            Description =
                "Write the result as a JSON document, and lists as JSON Lines. Progress and messages are written to standard error.",
            Recursive = true,
        };

    public static bool IsSet(ParseResult parse) => parse.GetValue<bool>(Name);
}
