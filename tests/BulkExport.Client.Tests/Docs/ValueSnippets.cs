using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace BulkExport.Client.Tests.Docs;

/// <summary>The C# snippets of <c>docs/values.md</c>.</summary>
internal static class ValueSnippets
{
    public static (ResourceType[] Types, string Label) Use(WebApplication app, IConfiguration configuration, MessageRecord message)
    {
        // <values>
        app.MapGet("/jobs", (ResourceType type, IJobsClient jobs) => jobs.ListAsync(type)); // /jobs?type=Messages

        ResourceType[] types = configuration.GetSection("Export:Types").Get<ResourceType[]>() ?? [];

        string label = message.Status.Value switch
        {
            MessageStatus.Names.Delivered or MessageStatus.Names.Read => "arrived",
            MessageStatus.Names.Undelivered or MessageStatus.Names.Failed => "lost",
            _ => "open",
        };
        // </values>
        return (types, label);
    }
}
