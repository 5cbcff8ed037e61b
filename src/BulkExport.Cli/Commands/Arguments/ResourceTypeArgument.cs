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
            try
            {
                var type = new ResourceType(result.Tokens[0].Value);
                return ResourceType.All.Contains(type) ? ResourceType.All.First(known => known == type) : type;
            }
            catch (ArgumentException)
            {
                result.AddError($"Invalid resource type. Expected a name such as {ResourceType.All[0]}.");
                return default;
            }
        };
    }
}
