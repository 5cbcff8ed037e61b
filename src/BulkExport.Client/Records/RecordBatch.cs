using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Represents the records of a block of lines, including those that cannot be read.</summary>
internal sealed class RecordBatch<T>
{
    private const int TypicalLineLength = 400;

    private readonly LineParser<T> _parser;
    private readonly RecordDetails? _details;
    private readonly bool _stopOnError;
    private bool _isStopped;

    private RecordBatch(LineParser<T> parser, RecordDetails? details, bool stopOnError, int capacity)
    {
        _parser = parser;
        _details = details;
        _stopOnError = stopOnError;
        Records = new List<T>(capacity);
    }

    /// <summary>Gets the records.</summary>
    public List<T> Records { get; }

    /// <summary>Gets the number of lines.</summary>
    public long LineCount { get; private set; }

    /// <summary>Gets the errors, in order. Line numbers are relative to the block.</summary>
    public List<IndexedError> Errors { get; } = [];

    /// <summary>Parses a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="parser">The parser.</param>
    /// <param name="stopOnError"><see langword="true"/> to stop at the first record that cannot be read; otherwise, <see langword="false"/>.</param>
    /// <param name="details">The details to collect, or <see langword="null"/> if none are requested.</param>
    public static RecordBatch<T> Parse(LineBlock block, LineParser<T> parser, bool stopOnError, RecordDetails? details = null)
    {
        var rest = block.Lines;
        var batch = new RecordBatch<T>(parser, details, stopOnError, (rest.Length / TypicalLineLength) + 1);
        while (!rest.IsEmpty && !batch._isStopped)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            batch.LineCount++;
            if (block.IsOversized)
            {
                details?.Reset();
                batch.AddError(RecordErrors.ForLine($"the line is longer than {LineBlockReader.MaxLineLength / (1024 * 1024)} MiB"), line);
            }
            else
            {
                batch.ParseLine(line);
            }
        }

        return batch;
    }

    private void ParseLine(ReadOnlySpan<byte> line)
    {
        if (line is not [(byte)'{', .., (byte)'}'])
        {
            line = line.Trim(RecordScanner.Blanks);
            if (line.IsEmpty)
            {
                return;
            }
        }

        try
        {
            Add(_parser.Parse(line, _details), line);
        }
        catch (JsonException e)
        {
            var length = RecordScanner.Measure(line);
            if (length == line.Length)
            {
                AddError(RecordErrors.FromException(e), line);
            }
            else
            {
                ParseRecords(line, length);
            }
        }
    }

    /// <summary>Parses the records of a line that contains several.</summary>
    private void ParseRecords(ReadOnlySpan<byte> line, int length)
    {
        while (true)
        {
            try
            {
                Add(_parser.Parse(line[..length], _details), line[..length]);
            }
            catch (JsonException e)
            {
                AddError(RecordErrors.FromException(e), line[..length]);
            }

            line = line[length..].TrimStart(RecordScanner.Blanks);
            if (line.IsEmpty || _isStopped)
            {
                return;
            }

            length = RecordScanner.Measure(line);
        }
    }

    private void Add(T record, ReadOnlySpan<byte> content)
    {
        if (_details is { FieldErrors: { Count: > 0 } errors })
        {
            var kept = Truncate(content).ToArray();
            foreach (var error in errors)
            {
                AddError(error with { Record = record }, content, kept, isFieldError: true);
            }
        }

        Records.Add(record);
    }

    private void AddError(RecordReadError error, ReadOnlySpan<byte> content)
    {
        _isStopped = _stopOnError;
        AddError(error with { Record = _details?.PartialRecord }, content, _details is null ? default : Truncate(content).ToArray(), false);
    }

    private void AddError(RecordReadError error, ReadOnlySpan<byte> content, ReadOnlyMemory<byte> kept, bool isFieldError) =>
        Errors.Add(
            new IndexedError(
                Records.Count,
                isFieldError,
                error with
                {
                    LineNumber = LineCount,
                    Content = kept,
                    IsContentTruncated = _details is not null && kept.Length < content.Length,
                }
            )
        );

    private static ReadOnlySpan<byte> Truncate(ReadOnlySpan<byte> content) =>
        content[..Math.Min(content.Length, RecordReadError.MaxContentLength)];

    /// <summary>Represents an error.</summary>
    /// <param name="Index">The index of the next record.</param>
    /// <param name="IsFieldError"><see langword="true"/> if the error affects a field of the next record; <see langword="false"/> if a record was skipped.</param>
    /// <param name="Error">The error.</param>
    public readonly record struct IndexedError(int Index, bool IsFieldError, RecordReadError Error);
}
