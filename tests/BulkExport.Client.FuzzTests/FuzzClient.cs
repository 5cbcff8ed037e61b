using System.Text;
using BulkExport.TestSupport;

namespace BulkExport.Client.FuzzTests;

/// <summary>Creates clients whose responses a function makes.</summary>
internal static class FuzzClient
{
    public static readonly Uri BaseAddress = new("https://exports.example.com");

    /// <summary>Stands for all that nobody may see. Inputs have it too, where the library promises to show nothing of them.</summary>
    public const string Secret = "c4n4ry";

    /// <summary>The credentials of the client.</summary>
    public const string Token = Secret + "00112233445566778899aabbcc";

    private const string AccountSid = "AC00112233445566778899aabbccddeeff";

    /// <summary>The credentials as Basic authentication sends them.</summary>
    public static readonly string BasicCredentials = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{AccountSid}:{Token}"));

    public static BulkExportClient CreateClient(Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        var options = new BulkExportClientOptions
        {
            AccountSid = AccountSid,
            AuthToken = Token,
            BaseAddress = BaseAddress,
            MaxRetryAttempts = 0,
        };
        return TestClientFactory.Create(new StubHandler(answer) { RecordsRequests = false }, options);
    }

    public static StreamContent Body(byte[] body) => new(ChunkedStream.Of(body, int.MaxValue, 1000, 101, 7));
}
