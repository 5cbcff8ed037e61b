using System.Net;

namespace BulkExport.Client;

/// <summary>The state of a request that must be sent at most once. Copies of the request share it.</summary>
internal sealed class SingleSendState
{
    private static readonly HttpRequestOptionsKey<SingleSendState> Key = new("BulkExport.Client.SingleSend");

    private readonly TaskCompletionSource<RequestResentException> _firstSend = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _sendCount;

    private SingleSendState(bool omitCredentials) => OmitCredentials = omitCredentials;

    /// <summary>Gets a value indicating whether headers with credentials, which a handler of the application may have added, are removed.</summary>
    public bool OmitCredentials { get; }

    public static void Attach(HttpRequestMessage request, bool omitCredentials) => request.Options.Set(Key, new(omitCredentials));

    public static SingleSendState? From(HttpRequestMessage request) => request.Options.TryGetValue(Key, out var state) ? state : null;

    /// <summary>Registers a send, and returns a value indicating whether it is the first.</summary>
    public bool TryBegin() => Interlocked.Increment(ref _sendCount) == 1;

    /// <summary>Records the result of the first send.</summary>
    public void Complete(HttpStatusCode? statusCode, Exception? exception) => _firstSend.TrySetResult(new(statusCode, exception));

    /// <summary>Waits for the first send to complete, and then throws a <see cref="RequestResentException"/> that contains its result. Sends can be
    /// concurrent if a handler uses hedging.</summary>
    public async Task<HttpResponseMessage> RejectAsync(CancellationToken cancellationToken) =>
        throw await _firstSend.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
}
