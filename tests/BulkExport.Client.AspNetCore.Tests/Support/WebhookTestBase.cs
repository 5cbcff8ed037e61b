using BulkExport.Client.Testing;

namespace BulkExport.Client.AspNetCore.Tests.Support;

/// <summary>The base class of tests with a simulated service on a fake clock.</summary>
public abstract class WebhookTestBase : IAsyncDisposable
{
    protected WebhookTestBase()
    {
        Service = SimulatedBulkExport.Start(new() { TimeProvider = Time, WebhookDelays = Delays });
    }

    /// <summary>Gets a job that finished an hour before it was added.</summary>
    protected static SimulatedJob Finished { get; } =
        new()
        {
            StartDay = new(2026, 7, 1),
            EndDay = new(2026, 7, 2),
            Age = TimeSpan.FromHours(1),
        };

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected StepTimeProvider Time { get; } = new();

    protected SimulatedBulkExport Service { get; }

    /// <summary>Gets the delays of the webhooks that the simulator sends.</summary>
    protected virtual IReadOnlyList<TimeSpan> Delays => [];

    public virtual async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
