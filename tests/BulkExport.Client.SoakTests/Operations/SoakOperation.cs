namespace BulkExport.Client.SoakTests;

/// <summary>An operation of the library, with the check of its answer.</summary>
/// <param name="Name">What it is called in reports.</param>
/// <param name="Weight">How often it is drawn, beside the others.</param>
/// <param name="Limit">How long it may take, by the options of the clients and what it does.</param>
/// <param name="RunAsync">Does it. Ends with <see cref="WrongAnswerException"/> when the answer is wrong.</param>
internal sealed record SoakOperation(string Name, int Weight, TimeSpan Limit, Func<SoakFixture, Call, Task> RunAsync)
{
    /// <summary>Whether it is about files, whose transfers keep to other times than calls do.</summary>
    public bool IsOfFiles { get; init; }

    /// <summary>Whether it fails when a connection breaks that had been kept from an earlier call: a creation is not repeated.</summary>
    public bool IsFragile { get; init; }
}
