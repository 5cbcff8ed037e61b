using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace BulkExport.Client.Tests.Errors;

/// <summary>Provides requests to a stub handler whose failures are tested.</summary>
public abstract class ExceptionFactoryTestBase
{
    private protected const string RequestId = "RQ00000000000000000000000000000123";

    private protected const string NotFound =
        $$"""{"code":20404,"message":"The requested resource /v1/Exports/Jobs/{{TestAccount.JobSidText}} was not found","more_info":"https://www.twilio.com/docs/errors/20404","status":404}""";

    private protected static Task<BulkExportApiException> FetchErrorAsync(HttpStatusCode status, string body) =>
        FetchAsync<BulkExportApiException>(new StubHandler(_ => CreateErrorResponse(status, body, ("Twilio-Request-Id", RequestId))));

    private protected static HttpResponseMessage CreateErrorResponse(HttpStatusCode status, string body, (string Name, string Value) header)
    {
        var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/problem+json");
        response.Headers.Add(header.Name, header.Value);
        return response;
    }

    private protected static async Task<T> FetchAsync<T>(StubHandler handler, TimeProvider? timeProvider = null)
        where T : Exception
    {
        using var client = TestClientFactory.CreateWithoutRetries(handler, timeProvider);
        return await Assert.ThrowsAsync<T>(() => client.Jobs.FetchAsync(TestAccount.JobSid, TestContext.Current.CancellationToken));
    }
}
