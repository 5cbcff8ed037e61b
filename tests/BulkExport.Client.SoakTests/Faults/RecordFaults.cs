using System.Text;

namespace BulkExport.Client.SoakTests;

/// <summary>Whole files whose records are none. Where a file is only kept, nobody could notice.</summary>
internal static class RecordFaults
{
    public const string Name = "records that are none";

    public static IEnumerable<FaultDefinition> All => [new(Name, 25, FaultKind.Records, SendAsync)];

    private static Task SendAsync(RawExchange exchange)
    {
        var text = $"{Secrets.TextMark} {Secrets.Phone(exchange.Random)}";
        string[] lines =
        [
            $$"""{"sid":"SM1","body":"{{text}}""",
            $$"""{"sid":5,"body":"{{text}}","from":["{{text}}"],"num_segments":"{{text}}"}""",
            $$$"""{"{{{text}}}":1,"date_sent":"{{{text}}}","price":"{{{text}}}","sid":{"a":"{{{text}}}"}}""",
            text,
            $$"""{"sid":"SM1","body":"{{text}}"}{{text}}""",
            "[\"" + text + "\"]",
            "{\"a\":" + new string('[', 5_000),
            "\0\u0001" + text,
        ];
        exchange.Random.Shuffle(lines);
        return exchange.AnswerAsync(exchange.Right with { Body = Days.Compress(Encoding.UTF8.GetBytes(string.Join('\n', lines)), 1) });
    }
}
