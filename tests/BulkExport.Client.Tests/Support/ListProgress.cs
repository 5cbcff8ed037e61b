namespace BulkExport.Client.Tests.Support;

/// <summary>Remembers what it was told, in order.</summary>
internal sealed class ListProgress<T> : IProgress<T>
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
