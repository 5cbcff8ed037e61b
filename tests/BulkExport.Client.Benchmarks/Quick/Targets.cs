namespace BulkExport.Client.Benchmarks.Quick;

/// <summary>What the library promises, beside what was just measured.</summary>
internal sealed class Targets
{
    private readonly List<(string What, string Target, double Measured, bool IsMet, bool IsExact)> _rows = [];

    /// <summary>Times vary with the machine and what else it does.</summary>
    public void Time(string what, double most, double measured) => _rows.Add((what, $"<= {most:0.00}", measured, measured <= most, false));

    public void Throughput(string what, double least, double measured) =>
        _rows.Add((what, $">= {least:0.00}", measured, measured >= least, false));

    /// <summary>Bytes are the same on every machine.</summary>
    public void Bytes(string what, double most, double measured) => _rows.Add((what, $"<= {most:0.00}", measured, measured <= most, true));

    /// <summary>Prints them all.</summary>
    /// <returns>Whether those hold that no machine can change.</returns>
    public bool Print()
    {
        Console.WriteLine($"{"targets: ours, in times the other", -50}{"target", 10}{"is", 8}");
        foreach (var (what, target, measured, isMet, isExact) in _rows)
        {
            var verdict =
                isMet ? "met"
                : isExact ? "BROKEN"
                : "missed";
            Console.WriteLine($"  {what, -48}{target, 10}{measured, 8:N2}  {verdict}");
        }

        return _rows.TrueForAll(static row => row.IsMet || !row.IsExact);
    }
}
