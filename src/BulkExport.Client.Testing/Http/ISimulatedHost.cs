using Microsoft.AspNetCore.Http;

namespace BulkExport.Client.Testing;

/// <summary>One of the two that the simulated service consists of: the API, and the host of the files.</summary>
internal interface ISimulatedHost
{
    bool IsFileHost { get; }

    /// <summary>The header of an answer that holds the request's id.</summary>
    string RequestIdHeader { get; }

    /// <summary>Carries a request out.</summary>
    /// <param name="context">The call. Status and headers of its answer are set, but nothing is sent.</param>
    /// <param name="next">What follows in the server.</param>
    /// <param name="request">The request as it was received.</param>
    /// <returns>The body of the answer.</returns>
    Task<Content> ExecuteAsync(HttpContext context, RequestDelegate next, ReceivedRequest request);

    /// <summary>A refusal in the host's own form.</summary>
    SimulatedResponse Refuse(StatusFault fault);
}
