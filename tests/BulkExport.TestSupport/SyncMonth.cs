using BulkExport.Client.Testing;
using Microsoft.Extensions.Time.Testing;

namespace BulkExport.TestSupport;

/// <summary>Synchronizes a store daily for a month whose prices are final after three days, until all days have been exported once more.</summary>
public sealed class SyncMonth : IAsyncDisposable
{
    private const int ReexportAfter = 7;

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 10, 3, 12, 0, 0, TimeSpan.Zero));

    /// <summary>Starts the simulated service.</summary>
    /// <param name="hasDailyExports"><see langword="true"/> to enable the automatic daily export; <see langword="false"/> to export all days with jobs.</param>
    public SyncMonth(bool hasDailyExports)
    {
        Service = SimulatedBulkExport.Start(
            new()
            {
                TimeProvider = _clock,
                SettleAfter = TimeSpan.FromDays(3),
                RecordsPerDay = (_, day) => day.Day % 10 == 0 ? 0 : 30 + day.Day,
                DailyExports = hasDailyExports ? [ResourceType.Messages] : [],
                DailyExportDelay = TimeSpan.FromHours(30),
            }
        );
    }

    /// <summary>Gets the first day of the month.</summary>
    public static DateOnly FirstDay { get; } = new(2026, 10, 1);

    /// <summary>Gets the last day of the month.</summary>
    public static DateOnly LastDay { get; } = new(2026, 10, 31);

    /// <summary>Gets the simulated service.</summary>
    public SimulatedBulkExport Service { get; }

    /// <summary>Gets the number of times that each day was requested.</summary>
    public Dictionary<DateOnly, int> Requested { get; } = [];

    /// <summary>Synchronizes the store once per day.</summary>
    /// <returns>The results of the runs.</returns>
    public async Task<IReadOnlyList<SyncResult>> RunAsync(IExportStore store, CancellationToken cancellationToken)
    {
        var timeProvider = new SimulatedTimeProvider(Service, _clock.Advance);
        using var client = new BulkExportClient(Service.CreateClientOptions(), timeProvider);
        var results = new List<SyncResult>();
        while (DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime) is var today && today <= LastDay.AddDays(ReexportAfter))
        {
            if (today == FirstDay.AddDays(14))
            {
                AddOtherJob(FirstDay.AddDays(10));
            }

            var result = await timeProvider.AdvanceUntilCompletedAsync(
                client.SyncAsync(CreateRequest(today), store, cancellationToken: cancellationToken),
                cancellationToken
            );
            foreach (var day in result.Plan.Jobs.SelectMany(job => Enumerable.Range(0, job.DayCount).Select(job.StartDay.AddDays)))
            {
                Requested[day] = Requested.GetValueOrDefault(day) + 1;
            }

            results.Add(result);
            var next = new DateTimeOffset(today.AddDays(1).ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
            _clock.Advance(next - _clock.GetUtcNow());
        }

        return results;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Service.DisposeAsync();

    private static SyncRequest CreateRequest(DateOnly today) =>
        new()
        {
            ResourceTypes = [ResourceType.Messages],
            StartDay = FirstDay,
            EndDay = today.AddDays(-2) < LastDay ? today.AddDays(-2) : LastDay,
            ReexportAfter = ReexportAfter,
        };

    /// <summary>Adds a job of another program.</summary>
    private void AddOtherJob(DateOnly day) =>
        Service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = day,
                EndDay = day,
                FriendlyName = "Other",
                Age = TimeSpan.FromHours(1),
            }
        );
}
