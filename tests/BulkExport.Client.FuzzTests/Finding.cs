using System.Security.Cryptography;

namespace BulkExport.Client.FuzzTests;

/// <summary>Keeps an input that broke a rule, so that it can become a test.</summary>
internal static class Finding
{
    private static readonly string Folder = Path.Combine("out", "fuzz");

    public static void Write(string target, byte[] input, string what)
    {
        Directory.CreateDirectory(Folder);
        var path = Path.GetFullPath(Path.Combine(Folder, $"{target}-{Convert.ToHexStringLower(SHA256.HashData(input))[..12]}"));
        File.WriteAllBytes(path, input);
        Console.WriteLine($"FINDING {target}: {what}");
        Console.WriteLine($"  {input.Length} bytes; run them again with --target {target} --input {path}");
        Console.WriteLine($"  base64 {Convert.ToBase64String(input.AsSpan(0, Math.Min(input.Length, 3000)))}");
    }
}
