namespace BulkExport.Client.SoakTests;

/// <summary>Whether a whole run has done what it is for: a run that sees nothing holds too.</summary>
internal static class Coverage
{
    /// <summary>With so many calls, an operation succeeds though most of its requests meet faults.</summary>
    private const long Enough = 30;

    private static readonly TimeSpan Whole = TimeSpan.FromMinutes(1);

    /// <summary>Long enough for the rarest fault.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(6);

    /// <summary>As many calls as the rarest fault needs, where the machine is slow.</summary>
    private const long Many = 12_000;

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
            var (calls, right) = (report.Calls.GetValueOrDefault(operation), report.Outcomes.GetValueOrDefault((operation, Report.Right)));
            report.Unless(right > 0 || calls < Enough, $"{operation} was never right in {calls} calls");
            report.Unless(calls > 0 || duration < Whole, $"{operation} was never called");
        }

        foreach (var where in Texts)
        {
            report.Unless(report.Texts.ContainsKey(where) || duration < Whole, $"no {where} was searched for secrets");
        }

        if (duration >= Long && report.Calls.Values.Sum() >= Many)
        {
            foreach (var fault in FaultTable.Names)
            {
                report.Unless(report.Faults.ContainsKey(fault), $"the fault '{fault}' never struck");
            }
        }
    }
}
