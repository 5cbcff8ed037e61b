using Polly;

namespace BulkExport.Client;

/// <summary>What one call has been through, over all its attempts.</summary>
internal sealed class CallState(
    Operation operation,
    string subject,
    long started,
    Func<Task<HttpRequestMessage>> ask,
    BodyParser<object?>? parse
)
{
    private static readonly ResiliencePropertyKey<CallState> Key = new("BulkExport.Client.CallState");

    public Operation Operation { get; } = operation;

    /// <summary>What the call is about, such as a job's SID: it is put into messages, so it is nothing secret.</summary>
    public string Subject { get; } = subject;

    /// <summary>The clock's timestamp at the start of the call.</summary>
    public long Started { get; } = started;

    /// <summary>Makes the request of one attempt.</summary>
    public Func<Task<HttpRequestMessage>> Ask { get; } = ask;

    /// <summary>Reads the body; <see langword="null"/> for an answer without one.</summary>
    public BodyParser<object?>? Parse { get; } = parse;

    public int Attempts { get; set; }

    /// <summary>What an attempt failed with that was made before the pipeline was entered.</summary>
    public Exception? FirstFailure { private get; set; }

    /// <summary>The wait before the next attempt.</summary>
    public TimeSpan NextDelay { get; set; }

    /// <summary>Whether an attempt that brought no success may have been carried out by the service all the same.</summary>
    public bool MayHaveBeenCarriedOut { get; set; }

    public static CallState Of(ResilienceContext context) => context.Properties.GetValue(Key, null!);

    public void AttachTo(ResilienceContext context) => context.Properties.Set(Key, this);

    /// <summary>Hands over the failure of an attempt that the pipeline is to see as its first, once.</summary>
    public Exception? TakeFirstFailure()
    {
        var failure = FirstFailure;
        FirstFailure = null;
        return failure;
    }

    public override string ToString() => Subject.Length == 0 ? Operation.Verb : $"{Operation.Verb} {Subject}";
}
