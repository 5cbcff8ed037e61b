using System.Net;
using BulkExport.Client;
using BulkExport.Client.Testing;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using Xunit;

namespace Consumer;

/// <summary>Provides the variables that the snippets about tests use.</summary>
internal static class Snippets
{
    public static async Task TestingAsync()
    {
        // snippet: readme-testing
    }

    public static async Task<Job> MockingAsync(JobSid jobSid)
    {
        // snippet: testing-mock
        return await jobs.FetchAsync(jobSid);
    }
}
