using System.CommandLine;

namespace BulkExport.Cli.Commands.Arguments;

/// <summary>The resource type that a command applies to, case-insensitive. An unknown type is passed to the service.</summary>
internal sealed class ResourceTypeArgument : Argument<ResourceType>
{
    private static readonly ResourceType[] Known =
    [
        ResourceType.Messages,
        ResourceType.Calls,
        ResourceType.Conferences,
        ResourceType.Participants,
    ];

    public ResourceTypeArgument()
        : base("type")
    {
        Description = $"The resource type: {string.Join(", ", Known.SkipLast(1))} or {Known[^1]}.";
        CompletionSources.Add([.. Known.Select(type => type.Value)]);
        CustomParser = result =>
        {
            try
            {
                var type = new ResourceType(result.Tokens[0].Value);
                return Array.Find(Known, known => known == type) is { Value.Length: > 0 } known ? known : type;
            }
            catch (ArgumentException)
            {
                result.AddError($"Invalid resource type. Expected a name such as {Known[0]}.");
                return default;
            }
        };
    }
}
