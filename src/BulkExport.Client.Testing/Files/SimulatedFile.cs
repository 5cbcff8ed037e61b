using System.IO.Compression;
using System.Runtime.InteropServices;

namespace BulkExport.Client.Testing;

/// <summary>Represents the export file of a day: gzip-compressed JSON Lines.</summary>
public sealed class SimulatedFile
{
    internal SimulatedFile(ResourceType resourceType, DateOnly day, Content content)
    {
        ResourceType = resourceType;
        Day = day;
        Content = content;
    }

    /// <summary>Gets the resource type of the records.</summary>
    public ResourceType ResourceType { get; }

    /// <summary>Gets the day of the records, in UTC.</summary>
    public DateOnly Day { get; }

    /// <summary>Gets the compressed length of the file, in bytes.</summary>
    public long Length => Content.Length;

    /// <summary>Gets the number of generated records.</summary>
    /// <value>The number of records, or <see langword="null"/> if the content was set with <see cref="SimulatedFiles.Replace"/>.</value>
    public int? RecordCount { get; internal init; }

    /// <summary>Gets the sum of the prices of the generated records. Missing prices are treated as 0.</summary>
    /// <value>The sum, or <see langword="null"/> if the content was set with <see cref="SimulatedFiles.Replace"/>.</value>
    public decimal? PriceSum { get; internal init; }

    /// <summary>Gets the number of records whose values were not final when the file was generated.</summary>
    /// <value>The number of records, which is greater than 0 only with <see cref="SimulatedBulkExportOptions.SettleAfter"/>; or <see langword="null"/> if
    /// the content was set with <see cref="SimulatedFiles.Replace"/>.</value>
    public int? UnsettledRecordCount { get; internal init; }

    internal Content Content { get; }

    /// <summary>Opens a stream to read the compressed content.</summary>
    /// <returns>A read-only, seekable stream.</returns>
    /// <exception cref="FileNotFoundException">The simulator was disposed, and the content was buffered on disk.</exception>
    public Stream OpenRead()
    {
        if (Content is DiskContent disk)
        {
            return disk.OpenRead();
        }

        MemoryMarshal.TryGetArray(((MemoryContent)Content).Bytes, out var bytes);
        return new MemoryStream(bytes.Array ?? [], bytes.Offset, bytes.Count, writable: false);
    }

    /// <summary>Returns the compressed content as a byte array.</summary>
    /// <returns>A new array.</returns>
    /// <exception cref="FileNotFoundException">The simulator was disposed, and the content was buffered on disk.</exception>
    public byte[] ToArray()
    {
        using var stream = OpenRead();
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Decompresses the file and enumerates its lines, each with one record as a JSON object.</summary>
    /// <returns>A lazily evaluated sequence of lines.</returns>
    /// <exception cref="InvalidDataException">The content was set with <see cref="SimulatedFiles.Replace"/> and is not valid gzip data.</exception>
    /// <exception cref="FileNotFoundException">The simulator was disposed, and the content was buffered on disk.</exception>
    public IEnumerable<string> ReadLines()
    {
        using var gzip = new GZipStream(OpenRead(), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    /// <summary>Decompresses the file and enumerates the SID, the status and the price of each record.</summary>
    /// <returns>A lazily evaluated sequence of records.</returns>
    /// <exception cref="InvalidDataException">The content was set with <see cref="SimulatedFiles.Replace"/> and is not valid gzip data.</exception>
    /// <exception cref="System.Text.Json.JsonException">The content was set with <see cref="SimulatedFiles.Replace"/> and is not valid JSON.</exception>
    /// <exception cref="FileNotFoundException">The simulator was disposed, and the content was buffered on disk.</exception>
    public IEnumerable<SimulatedRecord> ReadRecords() => ReadLines().Select(SimulatedRecordReader.Read);

    /// <summary>Returns a description of the file.</summary>
    /// <returns>A string such as <c>Messages of 2026-07-01 (10250 bytes)</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{ResourceType} of {Day:yyyy-MM-dd} ({Length} bytes)");
}
