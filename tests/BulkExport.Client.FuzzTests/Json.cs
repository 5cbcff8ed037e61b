using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BulkExport.Client.FuzzTests;

/// <summary>What the runtime makes of JSON, to compare with.</summary>
internal static class Json
{
    public static byte[] WithoutMark(byte[] utf8) =>
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

    /// <summary>What an object has by that name, the last if it is there twice.</summary>
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
                // A name whose escapes make no text is another one.
            }
        }

        return value;
    }

    /// <summary>Reads a document in one piece.</summary>
    /// <returns>The value; <see langword="null"/> when it is refused.</returns>
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

    /// <summary>Reads a document that comes in pieces.</summary>
    /// <inheritdoc cref="Read"/>
    public static T? ReadPieces<T>(byte[] utf8, int size, JsonTypeInfo<T> typeInfo)
        where T : class
    {
        try
        {
            var reader = new Utf8JsonReader(Piece.Cut(utf8, size));
            var value = JsonSerializer.Deserialize(ref reader, typeInfo);
            reader.Read(); // refuses what follows
            return value;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Requires that a value is the same however it is read, and after it has been written.</summary>
    public static void RequireSame<T>(T? value, byte[] utf8, JsonTypeInfo<T> typeInfo)
        where T : class
    {
        FindingException.Unless(Equals(value, Read(utf8, typeInfo)), "the serializer reads something else");
        FindingException.Unless(Equals(value, ReadPieces(utf8, 1 + (utf8.Length % 5), typeInfo)), "read in pieces it is something else");
        if (value is not null)
        {
            RequireSameWritten(value, typeInfo);
            _ = value.GetHashCode();
            _ = value.ToString();
        }
    }

    /// <summary>Requires that a value is the same after it has been written, unless it has half a character in it, which cannot be written.</summary>
    public static void RequireSameWritten<T>(T value, JsonTypeInfo<T> typeInfo)
        where T : class
    {
        var written = JsonSerializer.SerializeToUtf8Bytes(value, typeInfo);
        FindingException.Unless(
            Equals(value, JsonSerializer.Deserialize(written, typeInfo)) || written.AsSpan().IndexOf("\\uFFFD"u8) >= 0,
            "written and read again it is something else"
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
