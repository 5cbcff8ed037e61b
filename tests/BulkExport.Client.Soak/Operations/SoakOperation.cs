namespace BulkExport.Client.Soak;

/// <summary>An operation of the library, with the check of its answer.</summary>
/// <param name="Name">What it is called in reports.</param>
/// <param name="Weight">How often it is drawn, beside the others.</param>
/// <param name="Limit">How long it may take, by the options of the clients and what it does.</param>
/// <param name="RunAsync">Does it. Ends with <see cref="WrongAnswerException"/> when the answer is wrong.</param>
internal sealed record SoakOperation(string Name, int Weight, TimeSpan Limit, Func<Scene, Call, Task> RunAsync);
