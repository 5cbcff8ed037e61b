using Microsoft.AspNetCore.Http;

namespace BulkExport.Client.Testing;

/// <summary>Represents a host of the simulator: the API host or the file host.</summary>
internal interface ISimulatedHost
{
    bool IsFileHost { get; }

    /// <summary>Gets the name of the response header that contains the request ID.</summary>
    string RequestIdHeader { get; }

    /// <summary>Processes a request.</summary>
    /// <param name="context">The HTTP context, whose response receives the status code and headers. Nothing is sent.</param>
    /// <param name="next">The next request delegate of the server.</param>
    /// <param name="request">The logged request.</param>
    /// <returns>The response body.</returns>
    Task<Content> ExecuteAsync(HttpContext context, RequestDelegate next, ReceivedRequest request);

    /// <summary>Creates an error response in the format of the host.</summary>
    SimulatedResponse CreateErrorResponse(StatusFault fault);
}
