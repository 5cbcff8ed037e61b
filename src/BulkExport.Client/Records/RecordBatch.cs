using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Represents the records of a block of lines, including those that cannot be read.</summary>
internal sealed class RecordBatch<T>
{
    private const int TypicalLineLength = 400;

    /// <summary>Gets the records.</summary>
    public List<T> Records { get; private init; } = [];

    /// <summary>Gets the number of lines.</summary>
    public long LineCount { get; private set; }

    /// <summary>Gets the records that cannot be read, in order. Line numbers are relative to the block.</summary>
    public List<MalformedRecord> Errors { get; } = [];

    /// <summary>Parses a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="parser">The parser.</param>
    /// <param name="stopOnError"><see langword="true"/> to stop at the first record that cannot be read; otherwise, <see langword="false"/>.</param>
    public static RecordBatch<T> Parse(LineBlock block, LineParser<T> parser, bool stopOnError)
    {
        var rest = block.Lines;
        var batch = new RecordBatch<T> { Records = new List<T>((rest.Length / TypicalLineLength) + 1) };
        while (!rest.IsEmpty && !(stopOnError && batch.Errors.Count > 0))
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            batch.LineCount++;
            if (block.IsOversized)
            {
                batch.Add(RecordErrors.ForLine($"the line is longer than {LineBlockReader.MaxLineLength / (1024 * 1024)} MiB"));
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
            Records.Add(parser.Parse(line));
        }
        catch (JsonException e)
        {
            Add(RecordErrors.FromException(e));
        }
    }

    private void Add(RecordReadError error) => Errors.Add(new MalformedRecord(Records.Count, error with { LineNumber = LineCount }));

    /// <summary>Represents a record that cannot be read.</summary>
    /// <param name="Index">The index of the next record.</param>
    /// <param name="Error">The error.</param>
    public readonly record struct MalformedRecord(int Index, RecordReadError Error);
}
