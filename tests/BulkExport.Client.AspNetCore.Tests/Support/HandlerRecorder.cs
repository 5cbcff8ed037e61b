using System.Threading.Channels;

namespace BulkExport.Client.AspNetCore.Tests.Support;

/// <summary>Records the jobs that are passed to a handler.</summary>
internal sealed class HandlerRecorder
{
    private readonly Lock _lock = new();
    private readonly List<Job> _jobs = [];
    private readonly Channel<Job> _calls = Channel.CreateUnbounded<Job>();

    /// <summary>Gets the jobs in the order of the calls.</summary>
    public IReadOnlyList<Job> Jobs
    {
        get
        {
            lock (_lock)
            {
                return [.. _jobs];
            }
        }
    }

    /// <summary>Gets or sets the delegate that runs after a call has been recorded.</summary>
    public Func<Job, IServiceProvider, CancellationToken, Task> Handler { get; set; } = (_, _, _) => Task.CompletedTask;

    public async Task HandleAsync(Job job, IServiceProvider services, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _jobs.Add(job);
        }

        _calls.Writer.TryWrite(job);
        await Handler(job, services, cancellationToken);
    }

    /// <summary>Waits for the next call.</summary>
    public Task WaitAsync() => _calls.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();
}
