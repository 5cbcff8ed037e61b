using System.Globalization;
using System.Text.Json;

namespace BulkExport.Client.Testing;

/// <summary>Writes the fields that records have in common, with the service's moods: a number comes as a number or as a text.</summary>
/// <param name="json">Where to.</param>
/// <param name="random">What chooses.</param>
internal readonly struct SimulatedRecordJson(Utf8JsonWriter json, SeededRandom random)
{
    /// <summary>A SID: two letters and 32 hexadecimal digits.</summary>
    public void Sid(ReadOnlySpan<byte> name, ReadOnlySpan<char> prefix)
    {
        Span<char> sid = stackalloc char[34];
        prefix.CopyTo(sid);
        random.NextBits().TryFormat(sid[2..18], out _, "x16", CultureInfo.InvariantCulture);
        random.NextBits().TryFormat(sid[18..], out _, "x16", CultureInfo.InvariantCulture);
        json.WriteString(name, sid);
    }

    /// <summary>A SID, or null more often than not.</summary>
    public void SidOrNull(ReadOnlySpan<byte> name, ReadOnlySpan<char> prefix)
    {
        if (random.OneIn(4))
        {
            Sid(name, prefix);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>The SID of the account or of one of three subaccounts.</summary>
    public void AccountSid() => json.WriteString("account_sid"u8, $"AC{random.Next(4):x32}");

    public void PhoneNumber(ReadOnlySpan<byte> name) =>
        json.WriteString(name, string.Create(CultureInfo.InvariantCulture, $"+1650555{random.Next(10_000):0000}"));

    /// <summary>A time in UTC, such as <c>2020-07-26T22:21:20Z</c>.</summary>
    public void Time(ReadOnlySpan<byte> name, DateTime time)
    {
        Span<char> text = stackalloc char[20];
        time.TryFormat(text, out var length, "s", CultureInfo.InvariantCulture);
        text[length] = 'Z';
        json.WriteString(name, text[..(length + 1)]);
    }

    /// <summary>A number, now and then in quotes.</summary>
    public void Number(ReadOnlySpan<byte> name, int value)
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

    /// <summary>A price, mostly in quotes; now and then null or not there.</summary>
    /// <returns>The price; 0 when there is none.</returns>
    public decimal Price(decimal price)
    {
        switch (random.Next(16))
        {
            case 0:
                return 0;
            case 1:
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

    /// <summary>What no page documents.</summary>
    public void UnknownFields()
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
