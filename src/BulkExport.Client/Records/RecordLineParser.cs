using System.Buffers;
using System.Text;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Makes records of lines as the service writes them: no spaces, nothing nested, always the same fields in the same order.</summary>
/// <remarks>
/// A line that is anything else goes to <see cref="RecordJson{TRecord, TFields}"/>, which reads any JSON. So what is here need not know
/// all of JSON; it only must not take for it what is none.
/// </remarks>
internal sealed class RecordLineParser<TRecord, TFields> : LineParser<TRecord>
    where TFields : struct, IRecordFields<TRecord>
{
    private const int MaxFields = 128; // with those that are not known; after so many, lines with more of them are read the slow way

    private static readonly SearchValues<byte> TextEnds = SearchValues.Create([
        (byte)'"',
        (byte)'\\',
        .. Enumerable.Range(0, ' ').Select(c => (byte)c),
    ]);

    private readonly int _known = TFields.Names.All.Count;
    private readonly List<byte[]> _openings; // of each field: its name in quotes, and the colon
    private readonly int[] _following = new int[MaxFields + 1]; // which field came after which, last time; at 0 the first of all
    private readonly NamePool _names = new();

    public RecordLineParser() => _openings = [.. TFields.Names.All.Select(name => Encoding.UTF8.GetBytes($"\"{name}\":"))];

    public override TRecord Parse(ReadOnlySpan<byte> line)
    {
        var fields = default(TFields);
        var field = 0;
        try
        {
            return TryGather(line, ref fields, ref field) ? fields.ToRecord() : RecordJson<TRecord, TFields>.Read(line);
        }
        catch (WireException e) when (e.Path is null or "")
        {
            throw e.Under(TFields.Names.All[field]).Under("$");
        }
    }

    private bool TryGather(ReadOnlySpan<byte> line, ref TFields fields, ref int field)
    {
        if (line is not [(byte)'{', .. var rest, (byte)'}'])
        {
            return false;
        }

        for (var place = 0; ; place = field + 1)
        {
            field = _following[place];
            if (!rest.StartsWith(_openings[field]))
            {
                field = Identify(rest);
                if (field < 0)
                {
                    return false;
                }

                _following[place] = field;
            }

            rest = rest[_openings[field].Length..];
            if (!TryTake(ref rest, out var value))
            {
                return false;
            }

            if (field < _known)
            {
                fields.Set(field, in value);
            }
            else if (value.IsEscaped)
            {
                return false; // nobody would look whether the escapes are some
            }

            if (rest.IsEmpty)
            {
                return true;
            }

            if (rest[0] != ',')
            {
                return false;
            }

            rest = rest[1..];
        }
    }

    /// <summary>Finds the field that comes next, and gets to know it if need be.</summary>
    private int Identify(ReadOnlySpan<byte> rest)
    {
        var end = rest is [(byte)'"', ..] ? rest[1..].IndexOfAny(TextEnds) + 1 : 0;
        if (end == 0 || rest[end] != '"' || end + 1 == rest.Length || rest[end + 1] != ':')
        {
            return -1;
        }

        var opening = rest[..(end + 2)];
        for (var i = 0; i < _openings.Count; i++)
        {
            if (opening.SequenceEqual(_openings[i]))
            {
                return i;
            }
        }

        if (_openings.Count == MaxFields)
        {
            return -1;
        }

        _openings.Add(opening.ToArray());
        return _openings.Count - 1;
    }

    private bool TryTake(ref ReadOnlySpan<byte> rest, out WireValue value)
    {
        value = default;
        if (rest.IsEmpty)
        {
            return false;
        }

        switch (rest[0])
        {
            case (byte)'"':
                return TryTakeText(ref rest, out value);
            case (byte)'n' when rest.StartsWith("null"u8):
                value = Take(ref rest, JsonTokenType.Null, "null"u8.Length);
                return true;
            case (byte)'t' when rest.StartsWith("true"u8):
                value = Take(ref rest, JsonTokenType.True, "true"u8.Length);
                return true;
            case (byte)'f' when rest.StartsWith("false"u8):
                value = Take(ref rest, JsonTokenType.False, "false"u8.Length);
                return true;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                var length = NumberLength(rest);
                value = Take(ref rest, JsonTokenType.Number, length);
                return length > 0;
            default:
                return false;
        }
    }

    /// <summary>The length of a number without an exponent; 0 when it is none.</summary>
    private static int NumberLength(ReadOnlySpan<byte> rest)
    {
        var start = rest[0] == '-' ? 1 : 0;
        var length = start + Digits(rest[start..]);
        if (length == start || (rest[start] == '0' && length > start + 1))
        {
            return 0;
        }

        if (length == rest.Length || rest[length] != '.')
        {
            return length;
        }

        var decimals = Digits(rest[(length + 1)..]);
        return decimals == 0 ? 0 : length + 1 + decimals;
    }

    private static int Digits(ReadOnlySpan<byte> rest)
    {
        var count = 0;
        while (count < rest.Length && rest[count] is >= (byte)'0' and <= (byte)'9')
        {
            count++;
        }

        return count;
    }

    private bool TryTakeText(ref ReadOnlySpan<byte> rest, out WireValue value)
    {
        var text = rest[1..];
        var length = text.IndexOfAny(TextEnds);
        var isEscaped = false;
        while (length >= 0 && text[length] == '\\')
        {
            isEscaped = true;
            var after = length + 2;
            var next = after < text.Length ? text[after..].IndexOfAny(TextEnds) : -1;
            length = next < 0 ? -1 : after + next;
        }

        if (length < 0 || text[length] != '"')
        {
            value = default;
            return false;
        }

        value = new WireValue(JsonTokenType.String, text[..length], isEscaped, _names);
        rest = text[(length + 1)..];
        return true;
    }

    private WireValue Take(ref ReadOnlySpan<byte> rest, JsonTokenType type, int length)
    {
        var value = new WireValue(type, rest[..length], isEscaped: false, _names);
        rest = rest[length..];
        return value;
    }
}
