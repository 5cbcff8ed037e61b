namespace BulkExport.Client.Tests.Redaction;

/// <summary>A random secret, and the parts of it that must not be shown.</summary>
internal sealed record PlantedSecret(string Text, params string[] Parts)
{
    private const string Hex = "0123456789abcdef";
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Creates a secret of a random kind: a token, a phone number, an email address, a URI, or an assignment.</summary>
    public static PlantedSecret Create(Random random)
    {
        string Take(string characters, int length) => new(random.GetItems<char>(characters, length));
        var token = Take(Alphanumeric, random.Next(24, 44)) + random.Next(10);
        var line = $"{random.Next(200, 999)}-{random.Next(1000, 9999)}";
        return random.Next(18) switch
        {
            0 => Whole(Take(Hex, 31) + "7"),
            1 => Whole(token),
            2 => Whole(Take(Lower, 28)),
            3 => Whole($"AB{Take(Hex, 31)}7"),
            4 => new($"{token[..12]}\u200B{token[12..]}", token[..12], token[12..]),
            5 => new($"{random.Next(200, 999)}-{line}", line),
            6 => new($"({random.Next(200, 999)}) {line}", line),
            7 => Whole($"+1650{random.Next(1_000_000, 9_999_999)}"),
            8 => new($"{Take(Lower, 12)}9@example.com", "9@example"),
            9 => new($"{token}&#64;example.com", token),
            10 => new($"password={token}", token),
            11 => new($"Cookie: {token}", token),
            12 => new($"wss://hooks.example.com/{token}", token),
            13 => new($"hooks.example.com/{token}?a={token}", token),
            14 => new($"https://user:{token[..10]};{token[10..20]},x@hooks.example.com", token[..10], token[10..20]),
            15 => new($"\u001b[31m{token}\u0007\r\nERROR {token}\u202E", token, "\u001b", "\u0007", "\u202E", "\nERROR"),
            16 => new($"Basic {token}==", token),
            _ => new($"\uD800{token}\uDC00", token, "\uD800", "\uDC00"),
        };
    }

    private static PlantedSecret Whole(string text) => new(text, text);
}
