namespace BulkExport.TestSupport;

/// <summary>An <see cref="IProgress{T}"/> that invokes a callback.</summary>
public sealed class CallbackProgress<T>(Action<T> callback) : IProgress<T>
{
    public void Report(T value) => callback(value);
}
