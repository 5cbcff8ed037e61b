using System.Text;

namespace BulkExport.Client;

/// <summary>Parses lines in the format of the service, without white space or nested values, and usually with the same fields in the same order.</summary>
/// <remarks>
/// All other lines are parsed by <see cref="RecordJson{TRecord, TBuilder}"/>, which supports any JSON. The fast path does not have to support all
/// JSON, but it must not accept invalid JSON.
/// </remarks>
internal sealed class RecordLineParser<TRecord, TBuilder> : LineParser<TRecord>
    where TBuilder : struct, IRecordBuilder<TRecord>
{
    private const int MaxFields = 128; // including unknown fields; lines with more of them take the slow path

    private const int MaxUnknownNameLength = 64;

    private readonly int _knownFieldCount = TBuilder.FieldNames.Names.Count;
    private readonly List<byte[]> _fieldPrefixes; // of each field: its quoted name and the colon
    private readonly int[] _predictedNextField = new int[MaxFields + 1]; // the predicted successor of field i is at index i + 1; index 0 predicts the first field
    private readonly StringInterner _interner = new();

    public RecordLineParser() => _fieldPrefixes = [.. TBuilder.FieldNames.Names.Select(name => Encoding.UTF8.GetBytes($"\"{name}\":"))];

    public override TRecord Parse(ReadOnlySpan<byte> line, RecordDetails? details = null)
    {
        details?.Reset();
        var builder = default(TBuilder);
        return TryParseFast(line, ref builder, skipUnknownFields: details is not { IncludeAdditionalProperties: true })
            ? builder.Build()
            : RecordJson<TRecord, TBuilder>.Read(line, details);
    }

    private bool TryParseFast(ReadOnlySpan<byte> line, ref TBuilder builder, bool skipUnknownFields)
    {
        if (line is not [(byte)'{', .. var rest, (byte)'}'])
        {
            return false;
        }

        for (var (slot, field) = (0, 0); ; slot = field + 1)
        {
            field = _predictedNextField[slot];
            if (!rest.StartsWith(_fieldPrefixes[field]))
            {
                field = LookUpField(rest);
                if (field < 0)
                {
                    return false;
                }

                _predictedNextField[slot] = field;
            }

            rest = rest[_fieldPrefixes[field].Length..];
            if (!FastJsonScanner.TryReadValue(ref rest, _interner, out var value))
            {
                return false;
            }

            if (field < _knownFieldCount)
            {
                if (builder.SetField(field, in value) is not null)
                {
                    return false;
                }
            }
            else if (value.IsEscaped || !skipUnknownFields)
            {
                return false; // the escape sequences of a skipped value must be validated
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

    /// <summary>Looks up the next field, and adds it if it is unknown.</summary>
    private int LookUpField(ReadOnlySpan<byte> rest)
    {
        var length = FastJsonScanner.MeasurePropertyName(rest);
        if (length == 0)
        {
            return -1;
        }

        var prefix = rest[..length];
        for (var i = 0; i < _fieldPrefixes.Count; i++)
        {
            if (prefix.SequenceEqual(_fieldPrefixes[i]))
            {
                return i;
            }
        }

        if (_fieldPrefixes.Count == MaxFields || length > MaxUnknownNameLength)
        {
            return -1;
        }

        _fieldPrefixes.Add(prefix.ToArray());
        return _fieldPrefixes.Count - 1;
    }
}
