namespace BulkExport.Client.Testing;

/// <summary>The exception that is thrown when a request is invalid. The route table sends its error response.</summary>
internal sealed class HttpErrorException(SimulatedResponse response) : Exception("The simulated request is invalid.")
{
    public SimulatedResponse Response { get; } = response;

    /// <summary>Creates an exception for status code 400.</summary>
    public static HttpErrorException BadRequest(string message) =>
        new(ServiceErrors.Create(System.Net.HttpStatusCode.BadRequest, message: message));
}
