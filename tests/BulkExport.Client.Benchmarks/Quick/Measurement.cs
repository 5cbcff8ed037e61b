namespace BulkExport.Client.Benchmarks.Quick;

/// <summary>The best of several rounds: noise on a machine only ever adds time and allocations.</summary>
internal readonly record struct Measurement(double Time, double Bytes)
{
    public static Measurement None { get; } = new(double.MaxValue, double.MaxValue);

    public Measurement Best(double time, double bytes) => new(Math.Min(Time, time), Math.Min(Bytes, bytes));
}
