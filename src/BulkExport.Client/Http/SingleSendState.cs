using System.Net;

namespace BulkExport.Client;

/// <summary>The state of a request that must be sent at most once. Copies of the request share it.</summary>
internal sealed class SingleSendState
{
    private static readonly HttpRequestOptionsKey<SingleSendState> Key = new("BulkExport.Client.SingleSend");

    private readonly Lock _lock = new();
    private TaskCompletionSource? _completion;
    private (HttpStatusCode? StatusCode, Exception? Exception)? _result;
    private bool _isStarted;

    private SingleSendState(bool omitCredentials) => OmitCredentials = omitCredentials;

    /// <summary>Gets a value indicating whether headers with credentials, which a handler of the application may have added, are removed.</summary>
    public bool OmitCredentials { get; }

    public static void Attach(HttpRequestMessage request, bool omitCredentials) => request.Options.Set(Key, new(omitCredentials));

    public static SingleSendState? From(HttpRequestMessage request) => request.Options.TryGetValue(Key, out var state) ? state : null;

    /// <summary>Registers a send, and returns a value indicating whether it is the first.</summary>
    public bool TryBegin() => !Interlocked.Exchange(ref _isStarted, true);

    /// <summary>Records the result of the first send.</summary>
    public void Complete(HttpStatusCode? statusCode, Exception? exception)
    {
        lock (_lock)
        {
            _result = (statusCode, exception);
        }

        _completion?.TrySetResult();
    }

    /// <summary>Waits for the first send to complete, and then throws a <see cref="RequestResentException"/> that contains its result. Sends can be
    /// concurrent if a handler uses hedging.</summary>
    public async Task<HttpResponseMessage> RejectAsync(CancellationToken cancellationToken)
    {
        Task completion;
        lock (_lock)
        {
            completion = _result is not null
                ? Task.CompletedTask
                : (_completion ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }

        await completion.WaitAsync(cancellationToken).ConfigureAwait(false);
        throw new RequestResentException(_result!.Value.StatusCode, _result.Value.Exception);
    }
}
