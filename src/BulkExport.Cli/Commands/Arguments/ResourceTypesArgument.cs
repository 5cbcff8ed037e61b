using System.CommandLine;

namespace BulkExport.Cli.Commands.Arguments;

/// <summary>Represents the argument that specifies one or more resource types. It ignores case, and accepts unknown types.</summary>
internal sealed class ResourceTypesArgument : Argument<ResourceType[]>
{
    public ResourceTypesArgument()
        : base("types")
    {
        HelpName = "types";
        Arity = ArgumentArity.OneOrMore;
        Description = $"One or more resource types: {ResourceTypeArgument.Names}.";
        CompletionSources.Add([.. ResourceType.All.Select(type => type.Value)]);
        CustomParser = result => [.. result.Tokens.Select(token => ResourceTypeArgument.Parse(result, token.Value))];
    }
}
