using System.Globalization;
using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>Writes record fields, including the inconsistencies of the service, such as numbers that are encoded as strings.</summary>
/// <param name="json">The JSON writer.</param>
/// <param name="random">The random number generator.</param>
internal readonly struct SimulatedRecordJson(Utf8JsonWriter json, SeededRandom random)
{
    /// <summary>Writes a random SID: two letters followed by 32 hexadecimal digits.</summary>
    public void WriteSid(ReadOnlySpan<byte> name, ReadOnlySpan<char> prefix)
    {
        Span<char> sid = stackalloc char[34];
        prefix.CopyTo(sid);
        random.NextBits().TryFormat(sid[2..18], out _, "x16", CultureInfo.InvariantCulture);
        random.NextBits().TryFormat(sid[18..], out _, "x16", CultureInfo.InvariantCulture);
        json.WriteString(name, sid);
    }

    /// <summary>Writes a random SID with a probability of 1 in 4; otherwise, null.</summary>
    public void WriteSidOrNull(ReadOnlySpan<byte> name, ReadOnlySpan<char> prefix)
    {
        if (random.OneIn(4))
        {
            WriteSid(name, prefix);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>Writes the SID of one of four accounts.</summary>
    public void WriteAccountSid() => json.WriteString("account_sid"u8, $"AC{random.Next(4):x32}");

    public void WritePhoneNumber(ReadOnlySpan<byte> name) =>
        json.WriteString(name, string.Create(CultureInfo.InvariantCulture, $"+1650555{random.Next(10_000):0000}"));

    /// <summary>Writes a timestamp in UTC, such as <c>2020-07-26T22:21:20Z</c>.</summary>
    public void WriteTimestamp(ReadOnlySpan<byte> name, DateTime time)
    {
        Span<char> text = stackalloc char[20];
        time.TryFormat(text, out var length, "s", CultureInfo.InvariantCulture);
        text[length] = 'Z';
        json.WriteString(name, text[..(length + 1)]);
    }

    /// <summary>Writes a number, occasionally encoded as a string.</summary>
    public void WriteNumber(ReadOnlySpan<byte> name, int value)
    {
        if (random.OneIn(8))
        {
            json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteNumber(name, value);
        }
    }

    /// <summary>Writes a price, usually as a string and occasionally as a number or null, or omits it.</summary>
    /// <param name="price">The final price.</param>
    /// <param name="isSettled"><see langword="true"/> if the price is known; <see langword="false"/> to write null.</param>
    /// <returns>The price written, or 0 if it is null or omitted.</returns>
    public decimal WritePrice(decimal price, bool isSettled)
    {
        var form = random.Next(16);
        switch (form)
        {
            case 0:
                return 0;
            case 1:
            case > 1 when !isSettled:
                json.WriteNull("price"u8);
                return 0;
            case < 4:
                json.WriteNumber("price"u8, price);
                return price;
            default:
                json.WriteString("price"u8, price.ToString(CultureInfo.InvariantCulture));
                return price;
        }
    }

    /// <summary>Writes undocumented fields, which a client must tolerate.</summary>
    public void WriteUnknownFields()
    {
        json.WriteNumber("flags"u8, 65_536 + random.Next(256));
        if (random.OneIn(16))
        {
            json.WriteStartObject("annotations"u8);
            json.WriteStartArray("tags"u8);
            json.WriteStringValue("campaign"u8);
            json.WriteNumberValue(random.Next(10));
            json.WriteEndArray();
            json.WriteNull("note"u8);
            json.WriteEndObject();
        }
    }
}
