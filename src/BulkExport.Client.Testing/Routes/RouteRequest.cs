using Microsoft.AspNetCore.WebUtilities;
using WireMock;

namespace BulkExport.Client.Testing;

/// <summary>Represents a request matched to a route.</summary>
internal sealed class RouteRequest(Route route, IRequestMessage message, SimulatedAccount account)
{
    /// <summary>Gets the account whose credential the request contains.</summary>
    public SimulatedAccount Account => account;

    public string Path => message.Path;

    /// <summary>Gets the absolute URL of the request without the query string.</summary>
    public string Url => new Uri(message.AbsoluteUrl).GetLeftPart(UriPartial.Path);

    /// <summary>Gets the scheme and authority of the request URL.</summary>
    public string Origin => new Uri(message.AbsoluteUrl).GetLeftPart(UriPartial.Authority);

    /// <summary>Gets the query parameters.</summary>
    public IReadOnlyDictionary<string, string> Query =>
        RequestForm.ToDictionary(QueryHelpers.ParseQuery(new Uri(message.AbsoluteUrl).Query));

    /// <summary>Gets the form fields of the request body.</summary>
    public IReadOnlyDictionary<string, string> Form
    {
        get
        {
            using var form = new FormReader(message.Body ?? string.Empty);
            return RequestForm.ToDictionary(form.ReadForm());
        }
    }

    /// <summary>Gets the resource type in the path. The comparison ignores case.</summary>
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

    /// <summary>Gets the value of a path parameter.</summary>
    public string this[string name] => route.GetParameter(message.Path, name);

    /// <summary>Creates the exception for a resource that does not exist.</summary>
    public HttpErrorException NotFound() => new(ServiceErrors.NotFound(Path));
}
