namespace BulkExport.Client.Testing;

/// <summary>Represents a rule of the contract, with a delegate that throws an exception if a store violates it.</summary>
internal sealed record ContractRule(string Name, Func<ContractContext, Task> VerifyAsync);
