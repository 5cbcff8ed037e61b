using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace BulkExport.Client.Benchmarks;

/// <summary>Generates a day of messages from a seed: an account sends to many recipients from a few numbers and receives some replies.</summary>
internal sealed class MessageFile
{
    private const string Words =
        "your code is valid for ten minutes hello parcel in transit and will be with you tomorrow between nine reply stop to get no more "
        + "messages order ready until o'clock please call us back when can we meet at station thanks see later appointment monday "
        + "friday confirm change cancel grüße aus münchen bestellung ist da öffnet 東京 delivery driver left it by door invoice paid "
        + "refund started password reset link account signed in from new device was this not you";

    private static readonly string[] Vocabulary = Words.Split(' ');

    private MessageFile(byte[] compressed, int records, long length)
    {
        Compressed = compressed;
        Records = records;
        Length = length;
    }

    public byte[] Compressed { get; }

    public int Records { get; }

    /// <summary>Gets the length of the decompressed file.</summary>
    public long Length { get; }

    public static MessageFile Make(int records)
    {
        var random = new Random(20261101);
        var account = Sid(random, "AC");
        var service = Sid(random, "MG");
        using var compressed = new MemoryStream();
        var length = 0L;
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var i = 0; i < records; i++)
            {
                var line = Encoding.UTF8.GetBytes(Line(random, account, service, i * 86_400.0 / records) + "\n");
                length += line.Length;
                gzip.Write(line);
            }
        }

        return new MessageFile(compressed.ToArray(), records, length);
    }

    private static string Line(Random random, string account, string service, double second)
    {
        var time = new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(second);
        var isReply = random.Next(10) == 0;
        var own = $"+1650555{random.Next(1000, 1008)}";
        var other = $"+1{random.NextInt64(2_000_000_000, 9_999_999_999)}";
        var body = Body(random);
        var status =
            isReply ? "received"
            : random.Next(25) == 0 ? "undelivered"
            : "delivered";
        var direction = isReply ? "inbound" : "outbound-api";
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"status":"{{status}}","account_sid":"{{account}}","from":"{{(isReply ? other : own)}}","to":"{{(isReply ? own : other)}}","body":"{{body}}","num_segments":{{(body.Length / 153) + 1}},"date_sent":"{{time:yyyy-MM-ddTHH:mm:ssZ}}","date_updated":"{{time.AddSeconds(random.Next(9)):yyyy-MM-ddTHH:mm:ssZ}}","price":"-0.00{{random.Next(70, 80)}}0","date_created":"{{time:yyyy-MM-ddTHH:mm:ssZ}}","error_code":{{(status == "undelivered" ? 30003 : 0)}},"sid":"{{Sid(random, "SM")}}","flags":65618,"messaging_service_sid":{{(isReply ? "null" : $"\"{service}\"")}},"direction":"{{direction}}","start":"2026-11-01","num_media":0}"""
        );
    }

    /// <summary>Creates a text of words and a number, in some cases with characters that JSON escapes.</summary>
    private static string Body(Random random)
    {
        var words = random.GetItems(Vocabulary, random.Next(3, 30));
        var end = random.Next(5) == 0 ? "\\n\\\"" + random.Next(100) + "\\\"" : ".";
        return $"{string.Join(' ', words)} {random.Next(100_000, 999_999)}{end}";
    }

    private static string Sid(Random random, string prefix)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return prefix + Convert.ToHexStringLower(bytes);
    }
}
