using System.Text;

namespace BulkExport.Client.Tests;

/// <summary>Reads the bodies of answers as a call does.</summary>
internal static class JobResponseReader
{
    private static readonly OperationDescriptor Fetch = new("FetchJob", "fetch job", RetrySafety.Idempotent);

    public static RequestContext Call { get; } = CallAfter(attempts: 1);

    public static RequestContext CallAfter(int attempts, long started = 0) =>
        new(Fetch, TestAccount.JobSidText, started, static _ => throw new InvalidOperationException("Nothing is sent."), parse: null)
        {
            AttemptCount = attempts,
        };

    public static Task<Job> ReadJobAsync(string body) => ReadJobAsync(Encoding.UTF8.GetBytes(body));

    public static async Task<Job> ReadJobAsync(byte[] body)
    {
        using var response = new HttpResponseMessage { Content = new ByteArrayContent(body) };
        using var read = await BufferedResponseContent.ReadAsync(
            response.Content,
            BufferedResponseContent.MaxLength,
            TestContext.Current.CancellationToken
        );
        return (Job)ExceptionFactory.Deserialize(response, read, JobJsonConverter.Parse, Call)!;
    }

    /// <summary>A job of the given properties besides its SID, written as JSON.</summary>
    public static Task<Job> ReadJobWithAsync(string properties) =>
        ReadJobAsync($$"""{"job_sid":"{{TestAccount.JobSidText}}",{{properties}}}""");
}
