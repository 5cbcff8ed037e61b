namespace BulkExport.Client.SoakTests;

/// <summary>Verifies that a run exercised every operation, fault, and output, because a run without coverage would also pass.</summary>
internal static class Coverage
{
    /// <summary>The number of calls after which an operation succeeds at least once although most of its requests receive faults.</summary>
    private const long MinCalls = 30;

    private static readonly TimeSpan FullDuration = TimeSpan.FromMinutes(1);

    /// <summary>The duration after which the least frequent fault has been injected.</summary>
    private static readonly TimeSpan LongDuration = TimeSpan.FromMinutes(6);

    /// <summary>The number of calls that are required to inject the least frequent fault, for slow machines.</summary>
    private const long LongRunCalls = 12_000;

    private static readonly string[] Texts =
    [
        "log",
        "log value",
        "log exception (ToString)",
        "span tag",
        "span event tag",
        ".NET's span tag",
        "metric tag",
        "results",
        nameof(BulkExportApiException),
        nameof(BulkExportConnectionException),
        nameof(BulkExportFormatException),
    ];

    public static void Check(Report report, TimeSpan duration)
    {
        foreach (var operation in SoakOperations.Names)
        {
            var (calls, correct) = (
                report.Calls.GetValueOrDefault(operation),
                report.Outcomes.GetValueOrDefault((operation, Report.Correct))
            );
            report.Require(correct > 0 || calls < MinCalls, $"{operation} never returned a correct result in {calls} calls");
            report.Require(calls > 0 || duration < FullDuration, $"{operation} was never called");
        }

        foreach (var where in Texts)
        {
            report.Require(report.Texts.ContainsKey(where) || duration < FullDuration, $"no {where} was scanned for secrets");
        }

        if (duration >= LongDuration && report.Calls.Values.Sum() >= LongRunCalls)
        {
            foreach (var fault in FaultTable.Names)
            {
                report.Require(report.Faults.ContainsKey(fault), $"the fault '{fault}' was never injected");
            }
        }
    }
}
