using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>The lines of a file, decompressed, as one type of record.</summary>
internal sealed class RecordTarget<T>(string name, string sample, Func<LineParser<T>> createParser, JsonTypeInfo<T> typeInfo)
    : FuzzTarget(name)
    where T : class
{
    private readonly List<T> _records = [];
    private readonly List<RecordReadError> _unreadable = [];

    protected override int MaxAllocatedPerByte => 4000; // every line of a byte may be a failure

    public override IEnumerable<byte[]> Seeds =>
        new[]
        {
            sample,
            $"{sample}\n{sample}\n",
            $"\uFEFF{sample}\r\n \n{sample.Replace(":", " : ", StringComparison.Ordinal)}\n{{}}\nnull\n",
            string.Join('\n', sample.Split(',')),
        }.Select(Encoding.UTF8.GetBytes);

    public override string Exercise(byte[] input)
    {
        ReadAll(ChunkedStream.Of(input, int.MaxValue, 1000, 101), createParser()).GetAwaiter().GetResult();
        return (_records.Count, _unreadable.Count) switch
        {
            (0, 0) => "nothing",
            (_, 0) => "records",
            (0, _) => "gaps",
            _ => "records and gaps",
        };
    }

    public override void Judge(byte[] input)
    {
        foreach (var gap in _unreadable)
        {
            FindingException.Unless(
                !gap.ToString().Contains(FuzzClient.Secret, StringComparison.Ordinal),
                "something of the line is shown"
            );
            FindingException.Unless(gap.ToString().Length <= 400, "more than 400 characters are shown");
        }

        JudgeLines(input, createParser());
    }

    private async Task ReadAll(Stream stream, LineParser<T> parser)
    {
        _records.Clear();
        _unreadable.Clear();
        var lines = 0L;
        using var blocks = new LineBlockReader(stream);
        while (await blocks.ReadAsync(CancellationToken.None) is { } block)
        {
            using (block)
            {
                var batch = RecordBatch<T>.Parse(block, parser, stopsAtGap: false);
                _records.AddRange(Enumerable.Range(0, batch.Count).Select(i => batch[i]));
                var before = lines;
                _unreadable.AddRange(batch.Gaps.Select(gap => gap.Record with { LineNumber = before + gap.Record.LineNumber }));
                lines += batch.LineCount;
            }
        }
    }

    /// <summary>Reads line by line with the serializer, and once more with a parser that has seen the lines before.</summary>
    private void JudgeLines(byte[] input, LineParser<T> parser)
    {
        var (records, gaps, number) = (0, 0, 0);
        foreach (var range in Json.WithoutMark(input).AsSpan().Split((byte)'\n'))
        {
            number++;
            var line = Json.WithoutMark(input)[range].AsSpan().Trim(" \t\r"u8).ToArray();
            if (line.Length == 0)
            {
                continue;
            }

            var expected = Deserialize(line);
            FindingException.Unless(expected is null || Json.IsValid(line), "what is no JSON was read");
            if (expected is null)
            {
                FindingException.Unless(
                    gaps < _unreadable.Count && _unreadable[gaps++].LineNumber == number,
                    "a line was read that the serializer refuses"
                );
                continue;
            }

            FindingException.Unless(
                records < _records.Count && Equals(_records[records++], expected),
                "a record is not what the serializer reads"
            );
            FindingException.Unless(Equals(parser.Parse(line), expected), "a record is another the second time");
            FindingException.Unless(
                Equals(Json.ReadPieces(line, 1 + (line.Length % 5), typeInfo), expected),
                "read in pieces it is something else"
            );
            Json.RequireSameWritten(expected, typeInfo);
            _ = expected.ToString();
        }

        FindingException.Unless(records == _records.Count && gaps == _unreadable.Count, "there are more records or gaps than lines");
    }

    /// <summary>A type of the caller's may throw what it likes, and that too makes the line unreadable.</summary>
    private T? Deserialize(byte[] line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, typeInfo);
        }
        catch (Exception e) when (e is JsonException || typeInfo.Kind == JsonTypeInfoKind.Object)
        {
            return null;
        }
    }
}
