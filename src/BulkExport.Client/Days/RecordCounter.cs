namespace BulkExport.Client;

/// <summary>Counts the non-blank lines of JSON Lines data.</summary>
internal struct RecordCounter
{
    private bool _isInRecord;

    /// <summary>Gets the number of records so far, including an incomplete last record.</summary>
    public long Count { get; private set; }

    public void Append(ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            if (!_isInRecord)
            {
                // A record cannot begin with white space or the bytes of a byte order mark.
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
