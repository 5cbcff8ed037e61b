namespace BulkExport.Client.Testing;

/// <summary>Represents a rule of the contract.</summary>
/// <param name="Name">The name of the rule.</param>
/// <param name="VerifyAsync">The delegate that throws an exception if a store violates the rule.</param>
internal sealed record ContractRule(string Name, Func<ContractContext, Task> VerifyAsync);
