namespace BulkExport.TestSupport;

/// <summary>An <see cref="IProgress{T}"/> that records the reported values.</summary>
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
