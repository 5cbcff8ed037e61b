namespace BulkExport.TestSupport;

/// <summary>Calls an action for each report.</summary>
public sealed class CallbackProgress<T>(Action<T> act) : IProgress<T>
{
    public void Report(T value) => act(value);
}
