namespace BulkExport.Client.Testing;

/// <summary>The service refuses a request. What routes it turns this into the answer.</summary>
internal sealed class RefusedException(Answer answer) : Exception("The simulated service refuses a request.")
{
    public Answer Answer { get; } = answer;

    /// <summary>The refusal of a request that breaks a rule.</summary>
    public static RefusedException BadRequest(string message) =>
        new(ServiceErrors.Of(System.Net.HttpStatusCode.BadRequest, message: message));
}
