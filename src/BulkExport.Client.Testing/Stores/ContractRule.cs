namespace BulkExport.Client.Testing;

/// <summary>A rule of the contract, and the check that throws if a store breaks it.</summary>
internal sealed record ContractRule(string Name, Func<ContractContext, Task> VerifyAsync);
