using System.CommandLine;
using BulkExport.Cli.Infrastructure;

namespace BulkExport.Cli.Commands.Arguments;

/// <summary>Represents the argument that specifies the resource type that a command applies to. It ignores case, and accepts unknown types.</summary>
internal sealed class ResourceTypeArgument : Argument<ResourceType>
{
    public ResourceTypeArgument()
        : base("type")
    {
        HelpName = "type";
        Description = $"The resource type: {string.Join(", ", ResourceType.All.SkipLast(1))} or {ResourceType.All[^1]}.";
        CompletionSources.Add([.. ResourceType.All.Select(type => type.Value)]);
        CustomParser = result =>
        {
            if (!ResourceType.TryParse(result.Tokens[0].Value, out var type))
            {
                result.AddError($"Invalid resource type. Expected a name such as {ResourceType.All[0]}.");
            }

            return type;
        };
    }

    /// <summary>Formats a hint that names the known resource type that an unknown one was probably meant to be, or returns <see langword="null"/>.</summary>
    public static string? FormatHint(ParseResult parse)
    {
        if (parse.CommandResult.Command.Arguments.OfType<ResourceTypeArgument>().FirstOrDefault() is not { } argument)
        {
            return null;
        }

        var type = parse.GetValue(argument);
        var names = ResourceType.All.Select(known => known.Value);
        return !ResourceType.All.Contains(type) && TypoCorrector.FindClosest(type.Value, names) is { } name
            ? $"Did you mean {name}?"
            : null;
    }
}
