namespace BulkExport.Client.SoakTests;

/// <summary>Defines a fault: an incorrect response to a request.</summary>
/// <param name="Name">The name of the fault in reports.</param>
/// <param name="Weight">The relative frequency of the fault.</param>
/// <param name="Where">The requests that the fault applies to.</param>
/// <param name="RespondAsync">Sends the response.</param>
internal sealed record FaultDefinition(string Name, double Weight, FaultKind Where, Func<RawExchange, Task> RespondAsync);
