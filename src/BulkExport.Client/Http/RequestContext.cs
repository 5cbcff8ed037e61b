using Polly;

namespace BulkExport.Client;

/// <summary>Represents the state of a request across its attempts. Each attempt updates it, and the predicates of the pipeline read it.</summary>
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

    /// <summary>Gets the target of the operation for messages, such as a job SID. It must not be sensitive.</summary>
    public string Target { get; } = target;

    public long StartTimestamp { get; } = startTimestamp;

    /// <summary>Gets the delegate that sends the request; it is called once per attempt.</summary>
    public Func<CancellationToken, Task<HttpResponseMessage>> Send { get; } = send;

    /// <summary>Gets the delegate that deserializes the body, or <see langword="null"/> for a response without a body.</summary>
    public ResponseParser<object?>? Parse { get; } = parse;

    public int AttemptCount { get; set; }

    /// <summary>Gets the delay before the next retry.</summary>
    public TimeSpan RetryDelay { get; private set; }

    /// <summary>Gets a value indicating whether the service may have processed a failed attempt.</summary>
    public bool MayHaveBeenProcessed { get; private set; }

    /// <summary>Gets or sets a value indicating whether an earlier attempt with an unknown outcome is assumed to have deleted the resource.</summary>
    public bool IsAssumedDeleted { get; set; }

    /// <summary>Gets the request of a failed attempt, or <see langword="null"/> before the first failure.</summary>
    public static RequestContext? FromContext(ResilienceContext context) => context.Properties.GetValue(Key, null!);

    public void SetOn(ResilienceContext context) => context.Properties.Set(Key, this);

    /// <summary>Records the failure of an attempt.</summary>
    /// <param name="exception">The exception of the attempt.</param>
    /// <param name="jitter">A random number from 0 (inclusive) to 1 (exclusive).</param>
    public void OnAttemptFailed(Exception exception, double jitter)
    {
        MayHaveBeenProcessed |= !TransientErrorClassifier.WasNotProcessed(exception);
        RetryDelay = RetryBackoff.GetDelay(AttemptCount, (exception as BulkExportApiException)?.RetryAfter, jitter);
    }

    /// <summary>Returns a sentence with the number of attempts.</summary>
    public string FormatAttempts() => AttemptCount == 1 ? "One attempt was made." : $"{AttemptCount} attempts were made.";

    public override string ToString() => Target.Length == 0 ? Operation.Description : $"{Operation.Description} {Target}";
}
