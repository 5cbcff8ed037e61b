namespace BulkExport.Client.SoakTests;

/// <summary>Defines an operation of the library and the verification of its result.</summary>
/// <param name="Name">The name of the operation in reports.</param>
/// <param name="Weight">The relative frequency of the operation.</param>
/// <param name="Limit">The maximum duration, which follows from the options of the clients.</param>
/// <param name="RunAsync">Runs the operation and throws <see cref="UnexpectedResultException"/> if the result is incorrect.</param>
internal sealed record SoakOperation(string Name, int Weight, TimeSpan Limit, Func<SoakFixture, Call, Task> RunAsync)
{
    /// <summary>Gets a value indicating whether the operation transfers files, which have other timeouts than calls.</summary>
    public bool TransfersFiles { get; init; }

    /// <summary>Gets a value indicating whether the operation fails when a pooled connection is reset, because it is not idempotent and not
    /// retried.</summary>
    public bool FailsOnConnectionReset { get; init; }
}
