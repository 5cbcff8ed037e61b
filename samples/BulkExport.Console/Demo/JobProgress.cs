using BulkExport.Client;

namespace BulkExport.Samples.Demo;

/// <summary>Invokes a callback synchronously: <see cref="Progress{T}"/> would write lines out of order.</summary>
internal sealed class JobProgress(Action<Job> callback) : IProgress<Job>
{
    public void Report(Job value) => callback(value);
}
