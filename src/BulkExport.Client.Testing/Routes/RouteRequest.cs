using Microsoft.AspNetCore.WebUtilities;
using WireMock;

namespace BulkExport.Client.Testing;

/// <summary>A request that has found its route.</summary>
internal sealed class RouteRequest(Route route, IRequestMessage message)
{
    public string Path => message.Path;

    /// <summary>The request's own address, without its query.</summary>
    public string Address => new Uri(message.AbsoluteUrl).GetLeftPart(UriPartial.Path);

    /// <summary>The address of the service that the request was sent to, without a path.</summary>
    public string Origin => new Uri(message.AbsoluteUrl).GetLeftPart(UriPartial.Authority);

    /// <summary>The query's parameters.</summary>
    public IReadOnlyDictionary<string, string> Query => RequestForm.Fields(QueryHelpers.ParseQuery(new Uri(message.AbsoluteUrl).Query));

    /// <summary>The fields of the form that came as the body.</summary>
    public IReadOnlyDictionary<string, string> Form
    {
        get
        {
            using var form = new FormReader(message.Body ?? string.Empty);
            return RequestForm.Fields(form.ReadForm());
        }
    }

    /// <summary>Gets the resource type in the path, ignoring case.</summary>
    /// <exception cref="HttpErrorException">The resource type does not exist.</exception>
    public ResourceType ResourceType
    {
        get
        {
            var name = this["resourceType"];
            var types = Client.ResourceType.All.Where(type => type.Value.Equals(name, StringComparison.OrdinalIgnoreCase));
            return types.Cast<ResourceType?>().FirstOrDefault() ?? throw NotFound();
        }
    }

    /// <summary>The text of a segment of the path that varies.</summary>
    public string this[string name] => route.Segment(message.Path, name);

    /// <summary>The refusal of what is not there.</summary>
    public HttpErrorException NotFound() => new(ServiceErrors.NotFound(Path));
}
