using System.Net;
using System.Text;

namespace BulkExport.TestSupport;

/// <summary>Responds from memory, by a function, and records the requests.</summary>
public sealed class StubHandler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> respond) : HttpMessageHandler
{
    /// <summary>Initializes a new instance of the <see cref="StubHandler"/> class with a function that is not asynchronous.</summary>
    public StubHandler(Func<HttpRequestMessage, HttpResponseMessage> respond)
        : this((request, _) => Task.FromResult(respond(request))) { }

    /// <summary>Gets a value indicating whether the requests are recorded.</summary>
    public bool RecordsRequests { get; init; } = true;

    /// <summary>Gets the requests received, in order.</summary>
    public List<HttpRequestMessage> Requests { get; } = [];

    /// <summary>Creates a response with a JSON body.</summary>
    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    /// <summary>Creates a handler that responds to each request with a job.</summary>
    public static StubHandler WithJob() => new(_ => Json($$"""{"job_sid":"{{TestAccount.JobSidText}}"}"""));

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (RecordsRequests)
        {
            Requests.Add(request);
        }

        var response = await respond(request, cancellationToken);
        response.RequestMessage ??= request;
        return response;
    }
}
