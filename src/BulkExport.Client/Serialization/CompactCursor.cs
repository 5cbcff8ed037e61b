using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace BulkExport.Client;

/// <summary>Goes over JSON as services write it: names and texts of plain ASCII without escapes, and whole numbers. Whatever else it meets, it
/// does not take, and the caller leaves the document to a reader of all JSON.</summary>
internal ref struct CompactCursor(ReadOnlySpan<byte> utf8)
{
    /// <summary>What a text may hold that is neither its end nor in need of a second look.</summary>
    private static readonly SearchValues<byte> PlainCharacters = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"u8
    );

    private ReadOnlySpan<byte> _rest = utf8;

    /// <summary>Whether nothing but space is left.</summary>
    public bool IsAtEnd
    {
        get
        {
            SkipSpace();
            return _rest.IsEmpty;
        }
    }

    /// <summary>Takes one of the characters of JSON's structure.</summary>
    public bool TryTake(byte character)
    {
        SkipSpace();
        if (_rest.IsEmpty || _rest[0] != character)
        {
            return false;
        }

        _rest = _rest[1..];
        return true;
    }

    /// <summary>Takes the name of a property, and the colon after it.</summary>
    public bool TryTakeName(out ReadOnlySpan<byte> name)
    {
        SkipSpace();
        return TryTakeQuoted(out name) && TryTake((byte)':');
    }

    /// <summary>Takes a text, or null for one.</summary>
    public bool TryTakeText(out ReadOnlySpan<byte> text, out bool isNull)
    {
        SkipSpace();
        isNull = !TryTakeQuoted(out text);
        return !isNull || TryTakeWord("null"u8);
    }

    /// <summary>Takes a text that somebody wrote, or null for one. The service puts backslashes into it.</summary>
    public bool TryTakeString(out string? text)
    {
        if (TryTakeText(out var plain, out var isNull))
        {
            text = isNull ? null : Encoding.ASCII.GetString(plain);
            return true;
        }

        text = null;
        var length = 1;
        while (_rest.Length > length + 1 && _rest[0] == '"' && _rest[length] != '"')
        {
            length += _rest[length] == '\\' ? 2 : 1;
        }

        if (_rest.Length <= length || _rest[length] != '"' || !IsSimple(_rest[1..length]))
        {
            return false;
        }

        text = WireEscapes.Unescape(_rest[1..length]);
        return text is not null && Skip(length + 1);

        static bool IsSimple(ReadOnlySpan<byte> text) => text.IndexOf("\\u"u8) < 0 && !text.ContainsAnyExceptInRange((byte)' ', (byte)'~');
    }

    /// <summary>Takes a whole number that is not negative.</summary>
    public bool TryTakeCount(out int count)
    {
        SkipSpace();
        return Utf8Parser.TryParse(_rest, out count, out var length) && IsWholeNumber(_rest[..length]) && Skip(length);
    }

    /// <summary>Takes a null.</summary>
    public bool TryTakeNull()
    {
        SkipSpace();
        return TryTakeWord("null"u8);
    }

    /// <summary>Takes a list of days, or null for one.</summary>
    public bool TryTakeDays(out DateOnly[]? days)
    {
        days = null;
        if (TryTakeNull())
        {
            return true;
        }

        if (!TryTake((byte)'['))
        {
            return false;
        }

        if (TryTake((byte)']'))
        {
            days = [];
            return true;
        }

        using var list = new DayListBuilder();
        do
        {
            if (!TryTakeDay(out var day))
            {
                return false;
            }

            list.Add(day);
        } while (TryTake((byte)','));

        days = list.ToArray();
        return TryTake((byte)']');
    }

    private bool TryTakeDay(out DateOnly day)
    {
        const int Length = 12; // with the quotes
        SkipSpace();
        day = default;
        return _rest.Length >= Length
            && _rest[0] == '"'
            && _rest[Length - 1] == '"'
            && WireDay.TryParse(_rest[1..(Length - 1)], out day)
            && Skip(Length);
    }

    private static bool IsWholeNumber(ReadOnlySpan<byte> text) => char.IsAsciiDigit((char)text[0]) && (text[0] != '0' || text.Length == 1);

    private bool TryTakeWord(ReadOnlySpan<byte> word) => _rest.StartsWith(word) && Skip(word.Length);

    private bool TryTakeQuoted(out ReadOnlySpan<byte> text)
    {
        text = default;
        if (_rest.IsEmpty || _rest[0] != '"')
        {
            return false;
        }

        var length = _rest[1..].IndexOfAnyExcept(PlainCharacters);
        if (length < 0 || _rest[length + 1] != '"')
        {
            return false;
        }

        text = _rest.Slice(1, length);
        return Skip(length + 2);
    }

    private bool Skip(int length)
    {
        _rest = _rest[length..];
        return true;
    }

    private void SkipSpace()
    {
        while (!_rest.IsEmpty && _rest[0] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            _rest = _rest[1..];
        }
    }
}
