using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace BulkExport.Client.Testing;

/// <summary>Makes WireMock mappings of routes, and of what is no route.</summary>
internal static class RouteTable
{
    // WireMock takes the lowest number first.
    private const int MethodOfRoute = 1;
    private const int OtherMethodOfRoute = 2;
    private const int NoRoute = 3;

    public static void Install(WireMockServer server, IEnumerable<Route> routes)
    {
        foreach (var route in routes)
        {
            foreach (var (method, answer) in route.Methods)
            {
                Map(
                    server,
                    Request.Create().WithPath(route.IsAt).UsingMethod(method),
                    MethodOfRoute,
                    request => answer(new RouteRequest(route, request))
                );
            }

            Map(server, Request.Create().WithPath(route.IsAt), OtherMethodOfRoute, _ => ServiceErrors.MethodNotAllowed(route.Methods.Keys));
        }

        Map(server, Request.Create(), NoRoute, request => ServiceErrors.NotFound(request.Path));
    }

    private static void Map(
        WireMockServer server,
        IRequestBuilder request,
        int priority,
        Func<WireMock.IRequestMessage, SimulatedResponse> answer
    ) =>
        server
            .Given(request)
            .AtPriority(priority)
            .RespondWith(Response.Create().WithCallback(message => SimulatedResponse(message, answer).ToResponseMessage()));

    private static SimulatedResponse SimulatedResponse(
        WireMock.IRequestMessage request,
        Func<WireMock.IRequestMessage, SimulatedResponse> answer
    )
    {
        try
        {
            return answer(request);
        }
        catch (HttpErrorException e)
        {
            return e.Response;
        }
    }
}
