using Microsoft.AspNetCore.Http;

namespace BulkExport.Client.CloudStoreTests;

/// <summary>Injects faults into the traffic of a storage service, at random from a seed: delays, 500 and 503 responses, and connections that are reset before, while
/// and after a request is processed.</summary>
internal sealed class FaultProxy(Uri target, int seed, double probability) : ReverseProxy(target)
{
    private readonly Random _random = new(seed);
    private int _requests;
    private int _faults;

    /// <summary>Gets the number of requests.</summary>
    public int Requests => _requests;

    /// <summary>Gets the number of injected faults.</summary>
    public int Faults => _faults;

    protected override async Task HandleAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        var (fault, amount) = Next();
        if (fault is not StorageFault.None)
        {
            Interlocked.Increment(ref _faults);
        }

        switch (fault)
        {
            case StorageFault.Delay:
                await Task.Delay(TimeSpan.FromMilliseconds(amount * 100), context.RequestAborted);
                break;
            case StorageFault.ServerError:
                context.Response.StatusCode = amount < 0.5 ? 500 : 503;
                context.Response.Headers["x-ms-error-code"] = amount < 0.5 ? "InternalError" : "ServerBusy";
                return;
            case StorageFault.ResetBeforeRequest:
                context.Abort();
                return;
            case StorageFault.ResetDuringRequest:
                await context.Request.Body.ReadAtLeastAsync(new byte[1000], 1, throwOnEndOfStream: false, context.RequestAborted);
                context.Abort();
                return;
            default:
                break;
        }

        var body = await ReadBodyAsync(context);
        using var response = await SendAsync(
            context,
            context.Request.Method,
            GetTarget(context),
            context.Request.Method is "PUT" or "POST" ? body : null
        );
        var content = await response.Content.ReadAsByteArrayAsync();
        if (fault == StorageFault.ResetAfterRequest && !IsReplacement(context))
        {
            context.Abort();
        }
        else if (fault == StorageFault.ResetDuringResponse && content.Length > 1)
        {
            CopyHeaders(context, response);
            context.Response.ContentLength = content.Length;
            await context.Response.Body.WriteAsync(content.AsMemory(0, (int)(amount * content.Length)));
            await context.Response.Body.FlushAsync();
            context.Abort();
        }
        else
        {
            await RespondAsync(context, response, content);
        }
    }

    /// <summary>Determines whether the response to a request must not be lost: a store may report a conflict for a conditional replacement that succeeded, if
    /// the document was replaced again before the retry, and the contract counts replacements.</summary>
    private static bool IsReplacement(HttpContext context) =>
        context.Request.Method == HttpMethods.Put && context.Request.Headers.IfMatch.Count > 0;

    private (StorageFault Fault, double Amount) Next()
    {
        lock (_random)
        {
            var isFaulty = _random.NextDouble() < probability;
            var fault = (StorageFault)_random.Next(1, Enum.GetValues<StorageFault>().Length);
            return (isFaulty ? fault : StorageFault.None, _random.NextDouble());
        }
    }
}
