using System.Text;

namespace BulkExport.Client.Fuzz;

/// <summary>A client of the library's on a network that is a function.</summary>
internal sealed class FuzzNetwork(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
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
        return new BulkExportClient(options, handler: new FuzzNetwork(answer));
    }

    public static StreamContent Body(byte[] body) => new(ChunkedStream.Of(body, int.MaxValue, 1000, 101, 7));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = answer(request);
        response.RequestMessage = request;
        return Task.FromResult(response);
    }
}
