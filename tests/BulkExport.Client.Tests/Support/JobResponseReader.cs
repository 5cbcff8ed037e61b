using System.Text;

namespace BulkExport.Client.Tests;

/// <summary>Reads the bodies of answers as a call does.</summary>
internal static class JobResponseReader
{
    private static readonly Operation Fetch = new("FetchJob", "fetch job", RepeatRule.WheneverUseful);

    public static CallState Call { get; } = CallAfter(attempts: 1);

    public static CallState CallAfter(int attempts, long started = 0) =>
        new(Fetch, TestAccount.JobSidText, started, static () => throw new InvalidOperationException("Nothing is sent."), parse: null)
        {
            Attempts = attempts,
        };

    public static Task<Job> ReadJobAsync(string body) => ReadJobAsync(Encoding.UTF8.GetBytes(body));

    public static async Task<Job> ReadJobAsync(byte[] body)
    {
        using var response = new HttpResponseMessage { Content = new ByteArrayContent(body) };
        using var read = await ResponseBody.ReadAsync(response.Content, ResponseBody.MaxLength, TestContext.Current.CancellationToken);
        return (Job)ErrorTranslator.Parse(response, read, JobJsonConverter.Parse, Call)!;
    }

    /// <summary>A job of the given properties besides its SID, written as JSON.</summary>
    public static Task<Job> ReadJobWithAsync(string properties) =>
        ReadJobAsync($$"""{"job_sid":"{{TestAccount.JobSidText}}",{{properties}}}""");
}
