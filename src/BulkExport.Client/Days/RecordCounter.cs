namespace BulkExport.Client;

/// <summary>Counts the records in JSON Lines: the lines that are not blank.</summary>
internal struct RecordCounter
{
    private bool _isInRecord;

    /// <summary>Gets the number of records, one of which may be incomplete.</summary>
    public long Count { get; private set; }

    public void Append(ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            if (!_isInRecord)
            {
                // White space and the bytes of a byte order mark, which begin no record.
                var start = data.IndexOfAnyExcept(" \t\r\n\uFEFF"u8);
                if (start < 0)
                {
                    return;
                }

                Count++;
                _isInRecord = true;
                data = data[start..];
            }

            var end = data.IndexOf((byte)'\n');
            if (end < 0)
            {
                return;
            }

            _isInRecord = false;
            data = data[(end + 1)..];
        }
    }
}
