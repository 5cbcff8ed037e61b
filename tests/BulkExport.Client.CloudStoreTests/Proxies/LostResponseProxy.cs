using Microsoft.AspNetCore.Http;

namespace BulkExport.Client.CloudStoreTests;

/// <summary>Resets the connection after a write is processed.</summary>
internal sealed class LostResponseProxy(Uri target) : ReverseProxy(target)
{
    private int _remaining;

    /// <summary>Gets the number of responses that were lost.</summary>
    public int LostResponses { get; private set; }

    /// <summary>Loses the response to the next write.</summary>
    public void LoseNextWrite() => _remaining = 1;

    protected override async Task HandleAsync(HttpContext context)
    {
        var body = await ReadBodyAsync(context);
        var isWrite = HttpMethods.IsPut(context.Request.Method);
        using var response = await SendAsync(context, context.Request.Method, GetTarget(context), isWrite ? body : null);
        if (isWrite && Interlocked.Exchange(ref _remaining, 0) == 1)
        {
            LostResponses++;
            context.Abort();
            return;
        }

        await RespondAsync(context, response, await response.Content.ReadAsByteArrayAsync());
    }
}
