namespace BulkExport.Client.SoakTests;

/// <summary>A way to answer wrongly.</summary>
/// <param name="Name">What it is called in reports.</param>
/// <param name="Weight">How often it is drawn, beside the others.</param>
/// <param name="Where">For which requests.</param>
/// <param name="AnswerAsync">Answers.</param>
internal sealed record FaultDefinition(string Name, double Weight, FaultKind Where, Func<RawExchange, Task> AnswerAsync);
