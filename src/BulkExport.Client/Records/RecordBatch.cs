using System.Text.Json;

namespace BulkExport.Client;

/// <summary>The records of a block of lines, and what stands between them that cannot be read.</summary>
internal sealed class RecordBatch<T>
{
    private const int UsualLineLength = 400;

    private T[] _records;

    private RecordBatch(int capacity) => _records = new T[capacity];

    /// <summary>How many records there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many lines there were.</summary>
    public long LineCount { get; private set; }

    /// <summary>What cannot be read, in its order; the line numbers count from the start of the block.</summary>
    public List<Gap> Gaps { get; } = [];

    public T this[int index] => _records[index];

    /// <summary>Parses a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="parser">The parser.</param>
    /// <param name="stopsAtGap">Whether nothing is wanted after something that cannot be read.</param>
    public static RecordBatch<T> Parse(LineBlock block, LineParser<T> parser, bool stopsAtGap)
    {
        var rest = block.Lines;
        var batch = new RecordBatch<T>((rest.Length / UsualLineLength) + 1);
        while (!rest.IsEmpty && !(stopsAtGap && batch.Gaps.Count > 0))
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            batch.LineCount++;
            if (block.IsTooLong)
            {
                batch.Add(RecordErrors.Line($"it is longer than {LineBlockReader.MaxLineLength / (1024 * 1024)} MiB"));
            }
            else
            {
                batch.Parse(line, parser);
            }
        }

        return batch;
    }

    private void Parse(ReadOnlySpan<byte> line, LineParser<T> parser)
    {
        if (line is not [(byte)'{', .., (byte)'}'])
        {
            line = line.Trim(" \t\r"u8);
            if (line.IsEmpty)
            {
                return;
            }
        }

        try
        {
            var record = parser.Parse(line);
            if (Count == _records.Length)
            {
                Array.Resize(ref _records, Count * 2);
            }

            _records[Count++] = record;
        }
        catch (JsonException e)
        {
            Add(RecordErrors.Of(e));
        }
    }

    private void Add(RecordReadError unreadable) => Gaps.Add(new Gap(Count, unreadable with { LineNumber = LineCount }));

    /// <summary>A record that cannot be read.</summary>
    /// <param name="Index">The index of the record after it.</param>
    /// <param name="Record">What is known of it.</param>
    public readonly record struct Gap(int Index, RecordReadError Record);
}
