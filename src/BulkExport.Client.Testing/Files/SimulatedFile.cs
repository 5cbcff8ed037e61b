using System.IO.Compression;
using System.Runtime.InteropServices;

namespace BulkExport.Client.Testing;

/// <summary>A day's file as the service sends it: gzip of JSON Lines.</summary>
public sealed class SimulatedFile
{
    internal SimulatedFile(ResourceType resourceType, DateOnly day, Content content)
    {
        ResourceType = resourceType;
        Day = day;
        Content = content;
    }

    /// <summary>The kind of records.</summary>
    public ResourceType ResourceType { get; }

    /// <summary>The day, in UTC.</summary>
    public DateOnly Day { get; }

    /// <summary>The length of the file in bytes, compressed as it is.</summary>
    public long Length => Content.Length;

    /// <summary>How many records the service put into it; <see langword="null"/> when the file was given to the service.</summary>
    public int? RecordCount { get; internal init; }

    /// <summary>The sum of the prices in it, in which a missing price counts nothing; <see langword="null"/> when the file was given to the
    /// service.</summary>
    public decimal? PriceSum { get; internal init; }

    internal Content Content { get; }

    /// <summary>Opens the file as it is, compressed.</summary>
    /// <returns>A stream to read.</returns>
    public Stream OpenRead()
    {
        if (Content is DiskContent disk)
        {
            return disk.OpenRead();
        }

        MemoryMarshal.TryGetArray(((MemoryContent)Content).Bytes, out var bytes);
        return new MemoryStream(bytes.Array ?? [], bytes.Offset, bytes.Count, writable: false);
    }

    /// <summary>Copies the file as it is, compressed, into memory.</summary>
    /// <returns>All bytes.</returns>
    public byte[] ToArray()
    {
        using var stream = OpenRead();
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Reads the lines of the file, one record each, while they are enumerated.</summary>
    /// <returns>The lines.</returns>
    /// <exception cref="InvalidDataException">The file was given to the service, and is not gzip.</exception>
    public IEnumerable<string> ReadLines()
    {
        using var gzip = new GZipStream(OpenRead(), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    /// <summary>Names the file.</summary>
    /// <returns>A text such as <c>Messages of 2026-07-01 (10250 bytes)</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{ResourceType} of {Day:yyyy-MM-dd} ({Length} bytes)");
}
