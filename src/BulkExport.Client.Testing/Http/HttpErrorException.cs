namespace BulkExport.Client.Testing;

/// <summary>The service refuses a request. What routes it turns this into the answer.</summary>
internal sealed class HttpErrorException(SimulatedResponse answer) : Exception("The simulated service refuses a request.")
{
    public SimulatedResponse Response { get; } = answer;

    /// <summary>The refusal of a request that breaks a rule.</summary>
    public static HttpErrorException BadRequest(string message) =>
        new(ServiceErrors.Of(System.Net.HttpStatusCode.BadRequest, message: message));
}
