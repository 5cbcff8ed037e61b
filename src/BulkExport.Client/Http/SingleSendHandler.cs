namespace BulkExport.Client;

/// <summary>Prevents custom handlers from sending a request more than once. Resending could create a second job or reuse a single-use download
/// link.</summary>
/// <remarks>This is the innermost handler before the primary handler.</remarks>
internal sealed class SingleSendHandler : DelegatingHandler
{
    private SingleSendHandler(HttpMessageHandler innerHandler)
        : base(innerHandler) { }

    /// <summary>Inserts the handler before the primary handler.</summary>
    /// <param name="handler">The primary handler, or the first handler of a chain that ends with it.</param>
    /// <returns>The first handler of the chain.</returns>
    /// <exception cref="InvalidOperationException">The handler of the chain has already sent a request.</exception>
    public static HttpMessageHandler InsertInto(HttpMessageHandler handler)
    {
        if (handler is not DelegatingHandler last)
        {
            return new SingleSendHandler(handler);
        }

        while (last is not SingleSendHandler && last.InnerHandler is DelegatingHandler next)
        {
            last = next;
        }

        if (last is not SingleSendHandler && last.InnerHandler is { } primary)
        {
            try
            {
                last.InnerHandler = new SingleSendHandler(primary);
            }
            catch (InvalidOperationException exception)
            {
                throw PrimaryHandlerConfigurator.CreateUsedHandlerException(last, exception);
            }
        }

        return handler;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (SingleSendState.From(request) is not { } state)
        {
            return base.SendAsync(request, cancellationToken);
        }

        if (!state.TryBegin())
        {
            return state.RejectAsync(cancellationToken);
        }

        if (state.OmitCredentials)
        {
            request.Headers.Authorization = null;
            request.Headers.Remove("Cookie");
        }

        return SendAsync(request, state, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        SingleSendState state,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            state.Complete(response.StatusCode, exception: null);
            return response;
        }
        catch (Exception exception)
        {
            state.Complete(statusCode: null, exception);
            throw;
        }
    }
}
