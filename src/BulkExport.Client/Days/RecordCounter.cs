namespace BulkExport.Client;

/// <summary>Counts the records of JSON Lines data as the record reader does: several records on one line are counted individually.</summary>
internal struct RecordCounter
{
    private RecordScanner _scanner;
    private bool _isInRecord;

    /// <summary>Gets the number of records so far, including an incomplete last record.</summary>
    public long Count { get; private set; }

    public void Append(ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            var end = data.IndexOf((byte)'\n');
            AppendLine(end < 0 ? data : data[..end], isComplete: end >= 0);
            if (end < 0)
            {
                return;
            }

            _isInRecord = false;
            data = data[(end + 1)..];
        }
    }

    private void AppendLine(ReadOnlySpan<byte> line, bool isComplete)
    {
        if (!_isInRecord && isComplete && IsSingleFlatObject(line))
        {
            Count++;
            return;
        }

        while (true)
        {
            if (!_isInRecord)
            {
                line = line.TrimStart(RecordScanner.Blanks);
                if (line.IsEmpty)
                {
                    return;
                }

                Count++;
                _isInRecord = true;
                _scanner = RecordScanner.Create(line);
            }

            var end = _scanner.FindEnd(line);
            if (end < 0)
            {
                return;
            }

            _isInRecord = false;
            line = line[end..];
        }
    }

    /// <summary>Determines whether a line is a single record without inner braces, which is the most common case.</summary>
    private static bool IsSingleFlatObject(ReadOnlySpan<byte> line) =>
        line is [(byte)'{', .. var rest] && rest.IndexOfAny((byte)'{', (byte)'}') == rest.Length - 1 && rest is [.., (byte)'}'];
}
