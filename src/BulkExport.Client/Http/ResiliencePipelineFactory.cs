using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Telemetry;

namespace BulkExport.Client;

/// <summary>Builds the pipelines that repeat what failed.</summary>
internal static class ResiliencePipelineFactory
{
    public const string PipelineName = "BulkExport.Client";
    public const string TransferPipelineName = "BulkExport.Client.Transfers";

    /// <summary>Builds the pipeline around a call as a whole. How long an attempt may take is <see cref="CallTime"/>'s business.</summary>
    public static ResiliencePipeline<object?> Create(
        BulkExportClientOptions options,
        CallTime time,
        TimeProvider clock,
        ILoggerFactory loggers
    )
    {
        var log = loggers.CreateLogger<BulkExportClient>();
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

        return builder.Build();

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
            return time.Allows(call.NextDelay, call);
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
