using WireMock;

namespace BulkExport.Client.Testing;

/// <summary>A request that has found its route.</summary>
internal sealed class RouteRequest(Route route, IRequestMessage message)
{
    public string Path => message.Path;

    /// <summary>The request's own address, without its query.</summary>
    public string Address => new Uri(message.AbsoluteUrl).GetLeftPart(UriPartial.Path);

    /// <summary>The text of a segment of the path that varies.</summary>
    public string this[string name] => route.Segment(message.Path, name);
}
