using Polly;

namespace BulkExport.Client;

/// <summary>The state of one request over all its attempts. Attempts write it; the pipeline's predicates only read it.</summary>
internal sealed class RequestContext(
    OperationDescriptor operation,
    string target,
    long startTimestamp,
    Func<CancellationToken, Task<HttpResponseMessage>> send,
    ResponseParser<object?>? parse
)
{
    private static readonly ResiliencePropertyKey<RequestContext> Key = new("BulkExport.Client.RequestContext");

    public OperationDescriptor Operation { get; } = operation;

    /// <summary>The target of the operation, such as a job SID. It appears in messages, so it must not be sensitive.</summary>
    public string Target { get; } = target;

    public long StartTimestamp { get; } = startTimestamp;

    /// <summary>Sends the request of one attempt.</summary>
    public Func<CancellationToken, Task<HttpResponseMessage>> Send { get; } = send;

    /// <summary>Deserializes the body; <see langword="null"/> for a response without a body.</summary>
    public ResponseParser<object?>? Parse { get; } = parse;

    public int AttemptCount { get; set; }

    /// <summary>The delay before the next attempt, if there is one.</summary>
    public TimeSpan RetryDelay { get; private set; }

    /// <summary>Whether the service may have processed a failed attempt.</summary>
    public bool MayHaveBeenProcessed { get; private set; }

    public static RequestContext FromContext(ResilienceContext context) => context.Properties.GetValue(Key, null!);

    public void SetOn(ResilienceContext context) => context.Properties.Set(Key, this);

    /// <summary>Records the failure of an attempt.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="jitter">A random number from 0 (inclusive) to 1 (exclusive).</param>
    public void OnAttemptFailed(Exception exception, double jitter)
    {
        MayHaveBeenProcessed |= !TransientErrorClassifier.WasNotProcessed(exception);
        RetryDelay = RetryBackoff.GetDelay(AttemptCount, (exception as BulkExportApiException)?.RetryAfter, jitter);
    }

    public override string ToString() => Target.Length == 0 ? Operation.Description : $"{Operation.Description} {Target}";
}
