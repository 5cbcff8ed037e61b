using Microsoft.Net.Http.Headers;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace BulkExport.Client.Testing;

/// <summary>Registers routes as WireMock mappings, with error responses for other methods and unknown paths.</summary>
internal static class RouteTable
{
    // WireMock matches mappings in ascending order of priority.
    private const int MatchPriority = 1;
    private const int MethodNotAllowedPriority = 2;
    private const int NotFoundPriority = 3;

    public static void MapAll(WireMockServer server, SimulatedAccounts accounts, IEnumerable<Route> routes)
    {
        foreach (var route in routes)
        {
            foreach (var (method, handler) in route.Handlers)
            {
                Map(
                    server,
                    Request.Create().WithPath(route.Matches).UsingMethod(method),
                    MatchPriority,
                    request => handler(new RouteRequest(route, request, Authenticate(request, accounts)))
                );
            }

            Map(
                server,
                Request.Create().WithPath(route.Matches),
                MethodNotAllowedPriority,
                _ => ServiceErrors.MethodNotAllowed(route.Handlers.Keys)
            );
        }

        Map(server, Request.Create(), NotFoundPriority, request => ServiceErrors.NotFound(request.Path));
    }

    private static void Map(
        WireMockServer server,
        IRequestBuilder request,
        int priority,
        Func<WireMock.IRequestMessage, SimulatedResponse> handler
    ) =>
        server
            .Given(request)
            .AtPriority(priority)
            .RespondWith(Response.Create().WithCallback(message => Handle(message, handler).ToResponseMessage()));

    private static SimulatedAccount Authenticate(WireMock.IRequestMessage request, SimulatedAccounts accounts)
    {
        var authorization = request.Headers?.FirstOrDefault(header =>
            header.Key.Equals(HeaderNames.Authorization, StringComparison.OrdinalIgnoreCase)
        );
        return accounts.Authenticate(authorization?.Value?.FirstOrDefault())?.Account
            ?? throw new HttpErrorException(ServiceErrors.Unauthorized()); // revoked in the meantime
    }

    private static SimulatedResponse Handle(WireMock.IRequestMessage request, Func<WireMock.IRequestMessage, SimulatedResponse> handler)
    {
        try
        {
            return handler(request);
        }
        catch (HttpErrorException e)
        {
            return e.Response;
        }
    }
}
