namespace BulkExport.TestSupport;

/// <summary>Records the reports, in order.</summary>
public sealed class RecordingProgress<T> : IProgress<T>
{
    public List<T> Values { get; } = [];

    public void Report(T value)
    {
        lock (Values)
        {
            Values.Add(value);
        }
    }
}
