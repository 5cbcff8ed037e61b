using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace BulkExport.Client.SoakTests;

/// <summary>The days that have files, made once from the seed.</summary>
internal sealed class Days
{
    public static readonly DateOnly First = new(2024, 3, 1);

    /// <summary>The account that all records are of.</summary>
    public const string Account = "AC0123456789abcdef0123456789abcdef";

    private static readonly int[] Sizes = [0, 1, 40, 300, 2_000, 12_000];

    /// <summary>The smallest gzip there is. .NET would write no byte at all.</summary>
    private static readonly byte[] Nothing = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly Random _random;

    public Days(int seed)
    {
        _random = new Random(seed);
        All = [.. Sizes.Select((size, i) => Make(First.AddDays(i), size))];
    }

    public IReadOnlyList<DayContent> All { get; }

    public DayContent? Find(DateOnly day) => All.FirstOrDefault(content => content.Day == day);

    public DayContent Any(Random random) => All[random.Next(All.Count)];

    /// <summary>Writes gzip of several members that end anywhere.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> bytes, int members)
    {
        using var to = new MemoryStream();
        for (var i = 0; i < members; i++)
        {
            var length = i == members - 1 ? bytes.Length : bytes.Length / 2;
            using var gzip = new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true);
            gzip.Write(bytes[..length]);
            bytes = bytes[length..];
        }

        return to.ToArray();
    }

    private DayContent Make(DateOnly day, int size)
    {
        var records = new List<RecordFacts>(size);
        var lines = new StringBuilder();
        for (var i = 0; i < size; i++)
        {
            var facts = new RecordFacts(
                string.Create(CultureInfo.InvariantCulture, $"SM{_random.NextInt64():x16}{i:x16}"),
                $"+1650555012{_random.Next(10)}",
                $"{Secrets.TextMark} {_random.Next()}{(_random.Next(4) == 0 ? " Grüße" : string.Empty)}",
                -0.0075m * (1 + _random.Next(3))
            );
            records.Add(facts);
            lines.Append(Line(facts, day)).Append('\n');
        }

        var plain = Encoding.UTF8.GetBytes(lines.ToString());
        return new DayContent(day, size == 0 ? Nothing : Compress(plain, 1 + _random.Next(3)), SHA256.HashData(plain), records);
    }

    private static string Line(RecordFacts facts, DateOnly day) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"status":"delivered","account_sid":"{{Account}}","from":"{{facts.From}}","to":"+16505550129","body":"{{facts.Body}}","num_segments":1,"date_sent":"{{day:yyyy-MM-dd}}T10:00:00Z","price":"{{facts.Price}}","error_code":0,"sid":"{{facts.Sid}}","direction":"outbound-api","start":"{{day:yyyy-MM-dd}}","num_media":0}"""
        );
}
