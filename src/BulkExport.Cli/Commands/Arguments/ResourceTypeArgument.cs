using System.CommandLine;
using System.CommandLine.Parsing;
using BulkExport.Cli.Infrastructure;

namespace BulkExport.Cli.Commands.Arguments;

/// <summary>Represents the argument that specifies the resource type that a command applies to. It ignores case, and accepts unknown types.</summary>
internal sealed class ResourceTypeArgument : Argument<ResourceType>
{
    public ResourceTypeArgument()
        : base("type")
    {
        HelpName = "type";
        Description = $"The resource type: {Names}.";
        CompletionSources.Add([.. ResourceType.All.Select(type => type.Value)]);
        CustomParser = result => Parse(result, result.Tokens[0].Value);
    }

    /// <summary>Gets the names of the known resource types, for descriptions.</summary>
    public static string Names { get; } = $"{string.Join(", ", ResourceType.All.SkipLast(1))} or {ResourceType.All[^1]}";

    /// <summary>Parses a resource type, and adds an error if the value is not valid.</summary>
    public static ResourceType Parse(ArgumentResult result, string value)
    {
        if (!ResourceType.TryParse(value, out var type))
        {
            result.AddError($"Invalid resource type. Expected a name such as {ResourceType.All[0]}.");
        }

        return type;
    }

    /// <summary>Formats a hint that names the known resource type that an unknown one was probably meant to be, or returns <see langword="null"/>.</summary>
    public static string? FormatHint(ParseResult parse)
    {
        var names = ResourceType.All.Select(known => known.Value).ToArray();
        return
            GetTypes(parse)
                .Where(type => !ResourceType.All.Contains(type))
                .Select(type => TypoCorrector.FindClosest(type.Value, names))
                .FirstOrDefault(name => name is not null)
                is { } closest
            ? $"Did you mean {closest}?"
            : null;
    }

    private static IEnumerable<ResourceType> GetTypes(ParseResult parse) =>
        parse.CommandResult.Command.Arguments.SelectMany(argument =>
            argument switch
            {
                ResourceTypeArgument single => [parse.GetValue(single)],
                ResourceTypesArgument several => parse.GetValue(several) ?? [],
                _ => Array.Empty<ResourceType>(),
            }
        );
}
