namespace BulkExport.Client.Benchmarks.Quick;

/// <summary>Compares the measurements with the targets of the library.</summary>
internal sealed class Targets
{
    private readonly List<(string What, string Target, double Measured, bool IsMet, bool IsExact)> _rows = [];

    /// <summary>Adds a target for a time. Times depend on the machine and its load, so a miss is only reported.</summary>
    public void Time(string what, double most, double measured) => _rows.Add((what, $"<= {most:0.00}", measured, measured <= most, false));

    public void Throughput(string what, double least, double measured) =>
        _rows.Add((what, $">= {least:0.00}", measured, measured >= least, false));

    /// <summary>Adds a target for allocations. They are the same on every machine, so a miss is a failure.</summary>
    public void Bytes(string what, double most, double measured) => _rows.Add((what, $"<= {most:0.00}", measured, measured <= most, true));

    /// <summary>Prints all targets.</summary>
    /// <returns><see langword="true"/> if every target for allocations is met; otherwise, <see langword="false"/>.</returns>
    public bool Print()
    {
        Console.WriteLine($"{"targets: ratio of ours to the other", -50}{"target", 10}{"actual", 8}");
        foreach (var (what, target, measured, isMet, isExact) in _rows)
        {
            var verdict =
                isMet ? "met"
                : isExact ? "FAILED"
                : "missed";
            Console.WriteLine($"  {what, -48}{target, 10}{measured, 8:N2}  {verdict}");
        }

        return _rows.TrueForAll(static row => row.IsMet || !row.IsExact);
    }
}
