using System.Text;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>The names of a record's fields.</summary>
internal sealed class FieldNames
{
    private readonly byte[][] _utf8;

    private FieldNames(string[] names)
    {
        All = names;
        _utf8 = [.. names.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>The names, each at its place.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>The names of an enumeration's values, as the service writes them: <c>AccountSid</c> is <c>account_sid</c>.</summary>
    public static FieldNames Of<TEnum>()
        where TEnum : struct, Enum => new([.. Enum.GetNames<TEnum>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)]);

    /// <summary>The place of the name that the reader stands on; -1 when it is none of these.</summary>
    public int Find(in Utf8JsonReader reader)
    {
        for (var i = 0; i < _utf8.Length; i++)
        {
            if (WireText.Is(in reader, _utf8[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
