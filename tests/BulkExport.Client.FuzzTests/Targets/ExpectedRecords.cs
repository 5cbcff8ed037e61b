namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>Splits JSON Lines into records byte by byte, as the reference for the record reader and the record counter.</summary>
internal static class ExpectedRecords
{
    /// <summary>Gets the records and their line numbers.</summary>
    public static IEnumerable<(int Line, byte[] Record)> Split(byte[] utf8)
    {
        var number = 0;
        foreach (var line in SplitLines(utf8))
        {
            number++;
            for (var start = SkipBlanks(line, 0); start < line.Length; )
            {
                var end = FindEnd(line, start);
                var trimmed = line.AsSpan(start..end).TrimEnd(" \t\r\uFEFF"u8).ToArray();
                yield return (number, trimmed);
                start = SkipBlanks(line, end);
            }
        }
    }

    private static IEnumerable<byte[]> SplitLines(byte[] utf8)
    {
        var start = 0;
        for (var i = 0; i <= utf8.Length; i++)
        {
            if (i == utf8.Length || utf8[i] == '\n')
            {
                yield return utf8[start..i];
                start = i + 1;
            }
        }
    }

    private static int SkipBlanks(byte[] line, int start)
    {
        while (start < line.Length && line[start] is (byte)' ' or (byte)'\t' or (byte)'\r' or 0xEF or 0xBB or 0xBF)
        {
            start++;
        }

        return start;
    }

    private static int FindEnd(byte[] line, int start)
    {
        var (depth, isInString) = (0, false);
        for (var i = start; line[start] == '{' && i < line.Length; i++)
        {
            switch ((char)line[i])
            {
                case '\\' when isInString:
                    i++;
                    break;
                case '"':
                    isInString = !isInString;
                    break;
                case '{' when !isInString:
                    depth++;
                    break;
                case '}' when !isInString && --depth == 0:
                    return i + 1;
                default:
                    break;
            }
        }

        return line.Length;
    }
}
