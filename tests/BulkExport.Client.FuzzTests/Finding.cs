using System.Security.Cryptography;

namespace BulkExport.Client.FuzzTests;

/// <summary>Writes an input that violated a rule to a file, as the basis of a test.</summary>
internal static class Finding
{
    private static readonly string OutputDirectory = Path.Combine("out", "fuzz");

    public static void Write(string target, byte[] input, string violation)
    {
        Directory.CreateDirectory(OutputDirectory);
        var path = Path.GetFullPath(Path.Combine(OutputDirectory, $"{target}-{Convert.ToHexStringLower(SHA256.HashData(input))[..12]}"));
        File.WriteAllBytes(path, input);
        Console.WriteLine($"FINDING {target}: {violation}");
        Console.WriteLine($"  {input.Length} bytes; to replay, pass --target {target} --input {path}");
        Console.WriteLine($"  base64 {Convert.ToBase64String(input.AsSpan(0, Math.Min(input.Length, 3000)))}");
    }
}
