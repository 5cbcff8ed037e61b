using System.Net.Http.Headers;
using System.Text;

namespace BulkExport.Client.Benchmarks.Alternatives;

/// <summary>The credentials, as every client sends them.</summary>
internal static class Basic
{
    public static AuthenticationHeaderValue Of(string accountSid, string authToken) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{accountSid}:{authToken}")));
}
