using System.Text;

namespace BulkExport.Client.Tests;

/// <summary>Parses response bodies with the code that handles a call.</summary>
internal static class JobResponseReader
{
    private static readonly OperationDescriptor Fetch = new("FetchJob", "fetch job", RetrySafety.Idempotent);

    public static RequestContext Call { get; } = CreateContext(attempts: 1);

    public static RequestContext CreateContext(int attempts, long startTimestamp = 0) =>
        new(Fetch, TestAccount.JobSidText, startTimestamp, static _ => throw new InvalidOperationException("Nothing is sent."), parse: null)
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
        return (Job)ResponseDeserializer.Deserialize(response, read, JobJsonConverter.Parse, Call)!;
    }

    /// <summary>Parses a job with a SID and the specified JSON properties.</summary>
    public static Task<Job> ReadJobWithAsync(string properties) =>
        ReadJobAsync($$"""{"job_sid":"{{TestAccount.JobSidText}}",{{properties}}}""");
}
