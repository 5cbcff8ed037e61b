using System.Text;
using System.Text.Json;

namespace BulkExport.Client;

/// <summary>Provides the names of the fields of a record.</summary>
internal sealed class RecordFieldNames(params string[] names)
{
    private readonly byte[][] _utf8 = Array.ConvertAll(names, Encoding.UTF8.GetBytes);

    public IReadOnlyList<string> Names => names;

    /// <summary>Returns the index of the current property name, or -1 if it is not a known field.</summary>
    public int IndexOf(in Utf8JsonReader reader)
    {
        for (var i = 0; i < _utf8.Length; i++)
        {
            if (JsonReaderExtensions.ValueEquals(in reader, _utf8[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
