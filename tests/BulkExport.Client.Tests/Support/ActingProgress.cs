namespace BulkExport.Client.Tests.Support;

/// <summary>Does something when it is told.</summary>
internal sealed class ActingProgress<T>(Action<T> act) : IProgress<T>
{
    public void Report(T value) => act(value);
}
