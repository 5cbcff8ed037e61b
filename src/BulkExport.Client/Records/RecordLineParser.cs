using System.Text;

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

    private const int MaxNameLength = 64; // of those that are not known

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
        catch (WireException e) when (e.Place.Length == 0)
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
            if (!CompactJson.TryTakeValue(ref rest, _names, out var value))
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
        var length = CompactJson.NameLength(rest);
        if (length == 0)
        {
            return -1;
        }

        var opening = rest[..length];
        for (var i = 0; i < _openings.Count; i++)
        {
            if (opening.SequenceEqual(_openings[i]))
            {
                return i;
            }
        }

        if (_openings.Count == MaxFields || length > MaxNameLength)
        {
            return -1;
        }

        _openings.Add(opening.ToArray());
        return _openings.Count - 1;
    }
}
