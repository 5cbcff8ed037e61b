using System.Net.Http.Headers;
using System.Text;

namespace BulkExport.Client.Benchmarks.Alternatives;

/// <summary>Creates the Basic authentication header that every client sends.</summary>
internal static class BasicCredentials
{
    public static AuthenticationHeaderValue Create(string accountSid, string authToken) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{accountSid}:{authToken}")));
}
