using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BulkExport.Client.FuzzTests;

/// <summary>Parses JSON with the runtime, as the reference for comparisons.</summary>
internal static class Json
{
    public static byte[] WithoutByteOrderMark(byte[] utf8) =>
        utf8.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;

    public static bool IsValid(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            JsonDocument.Parse(utf8).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Gets the value of a property, the last one if the name is duplicated.</summary>
    public static JsonElement? Member(JsonElement parent, string name)
    {
        JsonElement? value = null;
        foreach (var property in parent.ValueKind == JsonValueKind.Object ? parent.EnumerateObject() : default)
        {
            try
            {
                value = property.NameEquals(name) ? property.Value : value;
            }
            catch (InvalidOperationException)
            {
                // A name with invalid escapes does not match.
            }
        }

        return value;
    }

    /// <summary>Deserializes a contiguous document.</summary>
    /// <returns>The value, or <see langword="null"/> if the document is invalid.</returns>
    public static T? Read<T>(byte[] utf8, JsonTypeInfo<T> typeInfo)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, typeInfo);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Deserializes a document that is split into segments.</summary>
    /// <inheritdoc cref="Read"/>
    public static T? ReadPieces<T>(byte[] utf8, int size, JsonTypeInfo<T> typeInfo)
        where T : class
    {
        try
        {
            var reader = new Utf8JsonReader(Piece.Cut(utf8, size));
            var value = JsonSerializer.Deserialize(ref reader, typeInfo);
            reader.Read(); // throws if trailing data follows
            return value;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Requires that a value is equal when deserialized by the serializer, from segments, and after serialization.</summary>
    public static void RequireEqual<T>(T? value, byte[] utf8, JsonTypeInfo<T> typeInfo)
        where T : class
    {
        FindingException.Require(Equals(value, Read(utf8, typeInfo)), "the serializer returns a different value");
        FindingException.Require(
            Equals(value, ReadPieces(utf8, 1 + (utf8.Length % 5), typeInfo)),
            "the value differs when read in segments"
        );
        if (value is not null)
        {
            RequireEqualAfterRoundTrip(value, typeInfo);
            _ = value.GetHashCode();
            _ = value.ToString();
        }
    }

    /// <summary>Requires that a value is equal after a round trip, unless it contains an unpaired surrogate, which cannot be serialized.</summary>
    public static void RequireEqualAfterRoundTrip<T>(T value, JsonTypeInfo<T> typeInfo)
        where T : class
    {
        var written = JsonSerializer.SerializeToUtf8Bytes(value, typeInfo);
        FindingException.Require(
            Equals(value, JsonSerializer.Deserialize(written, typeInfo)) || written.AsSpan().IndexOf("\\uFFFD"u8) >= 0,
            "the value differs after a round trip"
        );
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        private Piece(ReadOnlyMemory<byte> memory, Piece? before)
        {
            Memory = memory;
            RunningIndex = before is null ? 0 : before.RunningIndex + before.Memory.Length;
            before?.Next = this;
        }

        public static ReadOnlySequence<byte> Cut(byte[] utf8, int size)
        {
            var first = new Piece(utf8.AsMemory(0, Math.Min(size, utf8.Length)), null);
            var last = first;
            for (var start = size; start < utf8.Length; start += size)
            {
                last = new Piece(utf8.AsMemory(start, Math.Min(size, utf8.Length - start)), last);
            }

            return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
        }
    }
}
