using System.CommandLine;

namespace BulkExport.Cli.Commands.Arguments;

/// <summary>Represents the argument that specifies the resource type that a command applies to. It ignores case, and accepts unknown types.</summary>
internal sealed class ResourceTypeArgument : Argument<ResourceType>
{
    public ResourceTypeArgument()
        : base("type")
    {
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
}
