using System.Text;

namespace BulkExport.Client.SoakTests;

/// <summary>Provides the secrets and personal data that must not appear in any output, each with a marker that can be searched for.</summary>
internal sealed class Secrets
{
    public const string SignatureMark = "5ec2e75166ed";
    public const string Mail = "quince.lady@mail.example.org";
    public const string TextMark = "marzipan";
    public const string Webhook = "https://hooks.example.org/T01/persimmon-9c2?key=persimmon";

    private static readonly string[] Phones = ["+16505550123", "+1 (650) 555-0123", "16505550123", "%2B16505550123"];

    private const int Part = 12; // long enough to exclude accidental matches
    private const int PartOfBasic = 24; // from the end: the start encodes the SID, which is not secret

    public Secrets(Random random) => (AuthToken, ApiKeySecret) = (Hex(random), Hex(random));

    public static string AccountSid { get; } = "AC" + new string('a', 31) + "1";

    public static string ApiKeySid { get; } = "SK" + new string('b', 31) + "2";

    public string AuthToken { get; }

    public string ApiKeySecret { get; }

    public string Basic => Base64(AccountSid, AuthToken);

    public string KeyBasic => Base64(ApiKeySid, ApiKeySecret);

    /// <summary>Gets the strings to scan for. A signature is found by its marker, and by the parameter of the simulated service.</summary>
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

    /// <summary>Gets the parts of a credential that must not appear.</summary>
    public static IEnumerable<string> PartsOf(string user, string secret) =>
        [secret[..Part], secret[^Part..], Base64(user, secret)[^PartOfBasic..]];

    public static string Phone(Random random) => Phones[random.Next(Phones.Length)];

    public static string Signature(Random random) => SignatureMark + Hex(random);

    public static string Link(Random random, string origin) => $"{origin}files/Messages/2024-03-01?X-Amz-Signature={Signature(random)}";

    /// <summary>Creates a one-line error text as a careless service or proxy returns it: it includes the received secrets, without quotes.</summary>
    public string Echo(Random random) =>
        random.Next(8) switch
        {
            0 => $"Authorization: Basic {Basic} was rejected",
            1 => $"GET /v1/Exports/Jobs HTTP/1.1 Authorization: Basic {KeyBasic} Accept: any",
            2 => $"the token {AuthToken} is not known here",
            3 => $"key {ApiKeySid}:{ApiKeySecret}",
            4 => $"number {Phone(random)} cannot be reached, nor {Mail}",
            5 => $"link {Link(random, "https://bucket.example.org/")} has expired",
            6 => $"webhook {Webhook} did not respond",
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
