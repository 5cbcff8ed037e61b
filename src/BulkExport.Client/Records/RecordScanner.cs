namespace BulkExport.Client;

/// <summary>Finds the end of a record in a line. A line may contain several records, which follow each other directly or are separated by white space
/// or byte order marks.</summary>
/// <remarks>
/// A record that starts with a brace ends with the matching brace. Anything else extends to the end of the line, as does an unmatched brace. The data
/// may be passed in several parts.
/// </remarks>
internal struct RecordScanner
{
    private int _depth;
    private bool _isObject;
    private bool _isInString;
    private bool _isEscaped;

    /// <summary>Gets the bytes that can precede and follow a record: white space, and the bytes of a byte order mark.</summary>
    public static ReadOnlySpan<byte> Blanks => " \t\r\n\uFEFF"u8;

    /// <summary>Measures the record at the start of the rest of a line.</summary>
    public static int Measure(ReadOnlySpan<byte> rest)
    {
        var end = Create(rest).FindEnd(rest);
        return end < 0 ? rest.Length : end;
    }

    /// <summary>Creates a scanner for a record that starts with the specified data, which is not empty.</summary>
    public static RecordScanner Create(ReadOnlySpan<byte> record) => new() { _isObject = record[0] == '{' };

    /// <summary>Finds the end of the record in the next part of a line.</summary>
    /// <returns>The index after the end; -1 if the part does not contain the end.</returns>
    public int FindEnd(ReadOnlySpan<byte> part)
    {
        for (var i = 0; _isObject && i < part.Length; i++)
        {
            if (_isEscaped)
            {
                _isEscaped = false;
                continue;
            }

            var next = _isInString ? part[i..].IndexOfAny((byte)'"', (byte)'\\') : part[i..].IndexOfAny((byte)'"', (byte)'{', (byte)'}');
            if (next < 0)
            {
                return -1;
            }

            i += next;
            switch (part[i])
            {
                case (byte)'"':
                    _isInString = !_isInString;
                    break;
                case (byte)'\\':
                    _isEscaped = true;
                    break;
                case (byte)'{':
                    _depth++;
                    break;
                default:
                    if (--_depth == 0)
                    {
                        return i + 1;
                    }

                    break;
            }
        }

        return -1;
    }
}
