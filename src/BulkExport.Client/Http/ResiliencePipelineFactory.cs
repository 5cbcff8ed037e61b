using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Telemetry;
using Polly.Timeout;

namespace BulkExport.Client;

/// <summary>Builds the pipeline around a whole call: attempts within a total time, each within a time of its own.</summary>
/// <remarks>
/// The total time needs no strategy of its own. An attempt gets no more than what is left of it, and a wait that would not end within it is
/// not begun: the failure at hand is reported at once, which says more than a timeout would.
/// </remarks>
internal static class ResiliencePipelineFactory
{
    public const string PipelineName = "BulkExport.Client";
    public const string TransferPipelineName = "BulkExport.Client.Transfers";

    public static ResiliencePipeline<object?> Create(BulkExportClientOptions options, TimeProvider clock, ILoggerFactory loggers)
    {
        var log = loggers.CreateLogger<BulkExportClient>();
        var (total, each) = (options.TotalTimeout, options.AttemptTimeout);
        var builder = Begin(new ResiliencePipelineBuilder<object?>(), PipelineName, clock, loggers);
        if (options.MaxRetryAttempts > 0)
        {
            builder.AddRetry(
                new RetryStrategyOptions<object?>
                {
                    Name = "Retry",
                    MaxRetryAttempts = options.MaxRetryAttempts,
                    ShouldHandle = args => ValueTask.FromResult(ShouldRepeat(args)),
                    DelayGenerator = static args => ValueTask.FromResult<TimeSpan?>(CallState.Of(args.Context).NextDelay),
                    OnRetry = args =>
                    {
                        var call = CallState.Of(args.Context);
                        log.Repeating(call.Attempts, call, args.Outcome.Exception!.Message, args.RetryDelay.TotalSeconds);
                        return default;
                    },
                }
            );
        }

        return builder
            .AddTimeout(
                new TimeoutStrategyOptions
                {
                    Name = "AttemptTimeout",
                    TimeoutGenerator = args => ValueTask.FromResult(TimeForAttempt(args.Context)),
                }
            )
            .Build();

        bool ShouldRepeat(RetryPredicateArguments<object?> args)
        {
            if (args.Outcome.Exception is not { } failure || args.Context.CancellationToken.IsCancellationRequested)
            {
                return false;
            }

            var call = CallState.Of(args.Context);
            var nothingDone = Failure.IsCertainlyNotCarriedOut(failure);
            call.MayHaveBeenCarriedOut |= !nothingDone;
            if (!(call.Operation.Repeat == RepeatRule.OnlyWhenNothingWasDone ? nothingDone : Failure.IsTransient(failure)))
            {
                return false;
            }

            call.NextDelay = RetrySchedule.DelayAfter(
                call.Attempts,
                (failure as BulkExportApiException)?.RetryAfter,
                Random.Shared.NextDouble()
            );
            return clock.GetElapsedTime(call.Started) + call.NextDelay < total;
        }

        TimeSpan TimeForAttempt(ResilienceContext context)
        {
            var call = CallState.Of(context);
            var left = call.Attempts == 0 ? total : total - clock.GetElapsedTime(call.Started);
            var shortest = TimeSpan.FromTicks(1); // zero would mean no timeout at all
            return left < shortest ? shortest
                : left < each ? left
                : each;
        }
    }

    /// <summary>Builds the pipeline around the transfer of a file, from its link to its last byte. It has no timeouts: a transfer takes its time, and
    /// guards itself against standing still.</summary>
    public static ResiliencePipeline CreateForTransfers(BulkExportClientOptions options, TimeProvider clock, ILoggerFactory loggers)
    {
        if (options.MaxRetryAttempts == 0)
        {
            return ResiliencePipeline.Empty;
        }

        var log = loggers.CreateLogger<BulkExportClient>();
        return Begin(new ResiliencePipelineBuilder(), TransferPipelineName, clock, loggers)
            .AddRetry(
                new RetryStrategyOptions
                {
                    Name = "Retry",
                    MaxRetryAttempts = options.MaxRetryAttempts,
                    ShouldHandle = static args => ValueTask.FromResult(args.Outcome.Exception is TransferFailedException),
                    DelayGenerator = static args =>
                        ValueTask.FromResult<TimeSpan?>(
                            RetrySchedule.DelayAfter(args.AttemptNumber + 1, asked: null, Random.Shared.NextDouble())
                        ),
                    OnRetry = args =>
                    {
                        log.TransferringAgain(args.AttemptNumber + 1, args.Outcome.Exception!.Message, args.RetryDelay.TotalSeconds);
                        return default;
                    },
                }
            )
            .Build();
    }

    private static TBuilder Begin<TBuilder>(TBuilder builder, string name, TimeProvider clock, ILoggerFactory loggers)
        where TBuilder : ResiliencePipelineBuilderBase
    {
        builder.Name = name;
        builder.TimeProvider = clock;
        return builder.ConfigureTelemetry(
            new TelemetryOptions
            {
                LoggerFactory = loggers,
                ResultFormatter = static (_, result) => result?.GetType(), // what is in it is the caller's business
            }
        );
    }
}
