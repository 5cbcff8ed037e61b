using BulkExport.Client;
using Microsoft.Extensions.Options;

namespace Nightly;

public sealed class NightlyExport(
    IBulkExportClient client,
    TimeProvider clock,
    IOptions<NightlyOptions> options,
    ILogger<NightlyExport> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.RunNow)
        {
            await Task.Delay(UntilNext(), clock, stoppingToken);
        }

        while (true)
        {
            await RunOnceAsync(stoppingToken);
            await Task.Delay(UntilNext(), clock, stoppingToken);
        }
    }

    private TimeSpan UntilNext()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var next = now.Date + options.Value.At.ToTimeSpan();
        return (next > now ? next : next.AddDays(1)) - now;
    }

    /// <summary>Exports the last days, so that a night without a run loses no day. A day that is complete needs no request.</summary>
    private async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var last = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-2);
        for (var day = last.AddDays(1 - options.Value.CatchUpDays); day <= last; day = day.AddDays(1))
        {
            foreach (var type in options.Value.Types)
            {
                await ExportAsync(type, day, cancellationToken);
            }
        }

        logger.LogInformation("Exported the days to {Day:O}", last);
    }

    private async Task ExportAsync(ResourceType type, DateOnly day, CancellationToken cancellationToken)
    {
        try
        {
            var request = new CreateJobRequest
            {
                ResourceType = type,
                StartDay = day,
                EndDay = day,
                FriendlyName = $"Nightly {type} {day:O}",
            };
            var polling = new JobPollingOptions { InitialInterval = options.Value.PollingInterval };
            ExportResult result = await client.ExportAsync(
                request,
                options.Value.Directory,
                new ExportOptions { Polling = polling },
                cancellationToken: cancellationToken
            );
            foreach (ExportDayResult missing in result.MissingDays)
            {
                logger.LogError(missing.Error, "ALERT {Type} of {Day:O} is missing: {Status}", type, missing.Day, missing.Status);
            }

            logger.LogInformation("{Type} of {Day:O}: {Records} records", type, day, result.Files.Sum(file => file.RecordCount));
        }
        catch (BulkExportException e)
        {
            var level = e.IsTransient ? LogLevel.Warning : LogLevel.Error; // the next night retries
            logger.Log(level, e, "ALERT {Type} of {Day:O} is missing", type, day);
        }
    }
}
