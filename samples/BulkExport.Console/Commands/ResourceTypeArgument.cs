using System.CommandLine;
using BulkExport.Client;

namespace BulkExport.Samples.Commands;

/// <summary>The kind of records that a verb is about, in whatever case. A kind that is not known here is the service's to judge.</summary>
internal sealed class ResourceTypeArgument : Argument<ResourceType>
{
    public ResourceTypeArgument()
        : base("type")
    {
        Description = $"The kind of records: {string.Join(", ", ResourceType.All.SkipLast(1))} or {ResourceType.All[^1]}.";
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
                result.AddError($"That is no kind of records: it must be a name such as {ResourceType.All[0]}.");
                return default;
            }
        };
    }
}
