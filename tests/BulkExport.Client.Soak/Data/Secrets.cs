using System.Text;

namespace BulkExport.Client.Soak;

/// <summary>Everything that nothing may show, each with a mark by which it is found wherever it turns up.</summary>
internal sealed class Secrets
{
    public const string SignatureMark = "5ec2e75166ed";
    public const string Mail = "quince.lady@mail.example.org";
    public const string TextMark = "marzipan";
    public const string Webhook = "https://hooks.example.org/T01/persimmon-9c2?key=persimmon";

    private static readonly string[] Phones = ["+16505550123", "+1 (650) 555-0123", "16505550123", "%2B16505550123"];

    public Secrets(Random random, string simulatedToken, string simulatedKeySecret)
    {
        AuthToken = Hex(random);
        ApiKeySecret = Hex(random);
        (SimulatedToken, SimulatedKeySecret) = (simulatedToken, simulatedKeySecret);
    }

    public static string AccountSid { get; } = "AC" + new string('a', 31) + "1";

    public static string ApiKeySid { get; } = "SK" + new string('b', 31) + "2";

    public string AuthToken { get; }

    public string ApiKeySecret { get; }

    public string SimulatedToken { get; }

    public string SimulatedKeySecret { get; }

    public string Basic => Base64(AccountSid, AuthToken);

    public string KeyBasic => Base64(ApiKeySid, ApiKeySecret);

    /// <summary>What is searched for. A signature is found by its mark, and by the parameter that the simulated service puts it in.</summary>
    public IEnumerable<string> All(string simulatedAccount, string simulatedKey) =>
        [
            AuthToken,
            ApiKeySecret,
            Basic,
            KeyBasic,
            SimulatedToken,
            SimulatedKeySecret,
            Base64(simulatedAccount, SimulatedToken),
            Base64(simulatedKey, SimulatedKeySecret),
            SignatureMark,
            "X-Amz-Signature",
            "quince",
            TextMark,
            "1650555012",
            "555-012",
            "persimmon",
        ];

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
