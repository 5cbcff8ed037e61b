using System.CommandLine;
using BulkExport.Client;

namespace BulkExport.Samples.Commands;

/// <summary>The kind of records that a verb is about, in whatever case. A kind that is not known here is the service's to judge.</summary>
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
        Description = $"The kind of records: {string.Join(", ", Known.SkipLast(1))} or {Known[^1]}.";
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
                result.AddError($"That is no kind of records: it must be a name such as {Known[0]}.");
                return default;
            }
        };
    }
}
