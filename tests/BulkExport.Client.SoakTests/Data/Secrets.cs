using System.Text;

namespace BulkExport.Client.SoakTests;

/// <summary>Everything that nothing may show, each with a mark by which it is found wherever it turns up.</summary>
internal sealed class Secrets
{
    public const string SignatureMark = "5ec2e75166ed";
    public const string Mail = "quince.lady@mail.example.org";
    public const string TextMark = "marzipan";
    public const string Webhook = "https://hooks.example.org/T01/persimmon-9c2?key=persimmon";

    private static readonly string[] Phones = ["+16505550123", "+1 (650) 555-0123", "16505550123", "%2B16505550123"];

    private const int Part = 12; // as much of a token as nobody meets by chance
    private const int PartOfBasic = 24; // of its end: the start is a SID, which is no secret

    public Secrets(Random random) => (AuthToken, ApiKeySecret) = (Hex(random), Hex(random));

    public static string AccountSid { get; } = "AC" + new string('a', 31) + "1";

    public static string ApiKeySid { get; } = "SK" + new string('b', 31) + "2";

    public string AuthToken { get; }

    public string ApiKeySecret { get; }

    public string Basic => Base64(AccountSid, AuthToken);

    public string KeyBasic => Base64(ApiKeySid, ApiKeySecret);

    /// <summary>What is searched for. A signature is found by its mark, and by the parameter that the simulated service puts it in.</summary>
    public IEnumerable<string> All =>
        [
            .. PartsOf(AccountSid, AuthToken),
            .. PartsOf(ApiKeySid, ApiKeySecret),
            SignatureMark,
            "X-Amz-Signature",
            "quince",
            TextMark,
            "1650555012",
            "555-012",
            "persimmon",
        ];

    /// <summary>What a credential must not be known by.</summary>
    public static IEnumerable<string> PartsOf(string user, string secret) =>
        [secret[..Part], secret[^Part..], Base64(user, secret)[^PartOfBasic..]];

    public static string Phone(Random random) => Phones[random.Next(Phones.Length)];

    public static string Signature(Random random) => SignatureMark + Hex(random);

    public static string Link(Random random, string origin) => $"{origin}files/Messages/2024-03-01?X-Amz-Signature={Signature(random)}";

    /// <summary>A text such as a careless service or proxy sends back: with the secrets that it was given, on one line and without quotes.</summary>
    public string Echo(Random random) =>
        random.Next(8) switch
        {
            0 => $"Authorization: Basic {Basic} was refused",
            1 => $"GET /v1/Exports/Jobs HTTP/1.1 Authorization: Basic {KeyBasic} Accept: any",
            2 => $"the token {AuthToken} is not known here",
            3 => $"key {ApiKeySid}:{ApiKeySecret}",
            4 => $"number {Phone(random)} cannot be reached, nor {Mail}",
            5 => $"link {Link(random, "https://bucket.example.org/")} is over",
            6 => $"webhook {Webhook} did not answer",
            _ => $"bearer {AuthToken} for {Mail} and {Phone(random)}",
        };

    private static string Base64(string user, string secret) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}"));

    private static string Hex(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
