using System.IO.Compression;
using System.Text.Json;
using System.Threading.Channels;
using BenchmarkDotNet.Attributes;

namespace BulkExport.Client.Benchmarks;

/// <summary>Measures ways to read a day of messages. Each returns the number of records, or bytes, that it read.</summary>
[MemoryDiagnoser]
public class RecordReadings
{
    private const int BufferSize = 256 * 1024;

    private IDaysClient _days = null!;

    [Params(200_000)]
    public int Records { get; set; } = 200_000;

    internal MessageFile File { get; private set; } = null!;

    [GlobalSetup]
    public void Setup()
    {
        File = MessageFile.Make(Records);
        _days = OurClients.CreateBare(() => new InMemoryDayHandler(File.Compressed), new Uri("https://bulkexports.twilio.com/")).Days;
    }

    [Benchmark(Description = "decompress", Baseline = true)]
    public long Decompress()
    {
        using var gzip = new GZipStream(new MemoryStream(File.Compressed), CompressionMode.Decompress);
        var buffer = new byte[BufferSize];
        var total = 0L;
        while (gzip.Read(buffer) is > 0 and var read)
        {
            total += read;
        }

        return total;
    }

    [Benchmark(Description = "download and verify (ours)")]
    public async Task<long> DownloadVerified()
    {
        await using var content = await _days.OpenReadAsync(ResourceType.Messages, new DateOnly(2026, 7, 1));
        var buffer = new byte[BufferSize];
        var total = 0L;
        while (await content.ReadAsync(buffer) is > 0 and var read)
        {
            total += read;
        }

        return total;
    }

    [Benchmark(Description = "decompress, split")]
    public long Split()
    {
        var count = 0L;
        SplitByHand(line => count += line.IsEmpty ? 0 : 1);
        return count;
    }

    [Benchmark(Description = "decompress, split, source generation")]
    public long SourceGenerated()
    {
        var count = 0L;
        SplitByHand(line => count += JsonSerializer.Deserialize(line, PlainMessageContext.Default.PlainMessage) is null ? 0 : 1);
        return count;
    }

    /// <summary>Decompresses on one thread and deserializes on another.</summary>
    [Benchmark(Description = "the same on two threads")]
    public async Task<long> SourceGeneratedOnTwoThreads()
    {
        var blocks = Channel.CreateBounded<ReadOnlyMemory<byte>>(4);
        var cutting = Task.Run(async () =>
        {
            using var gzip = new GZipStream(new MemoryStream(File.Compressed), CompressionMode.Decompress);
            var buffer = new byte[BufferSize];
            var length = 0;
            while (true)
            {
                var read = gzip.ReadAtLeast(buffer.AsSpan(length), buffer.Length - length, throwOnEndOfStream: false);
                length += read;
                if (length == 0)
                {
                    break;
                }

                var end = read == 0 ? length : buffer.AsSpan(0, length).LastIndexOf((byte)'\n') + 1;
                var next = new byte[BufferSize];
                buffer.AsSpan(end, length - end).CopyTo(next);
                await blocks.Writer.WriteAsync(buffer.AsMemory(0, end));
                (buffer, length) = (next, length - end);
            }

            blocks.Writer.Complete();
        });
        var parsing = Task.Run(async () =>
        {
            var count = 0L;
            await foreach (var block in blocks.Reader.ReadAllAsync())
            {
                count += Parse(block.Span);
            }

            return count;
        });
        await cutting;
        return await parsing;

        static long Parse(ReadOnlySpan<byte> block)
        {
            var count = 0L;
            while (!block.IsEmpty)
            {
                var end = block.IndexOf((byte)'\n');
                count += JsonSerializer.Deserialize(block[..end], PlainMessageContext.Default.PlainMessage) is null ? 0 : 1;
                block = block[(end + 1)..];
            }

            return count;
        }
    }

    [Benchmark(Description = "DeserializeAsyncEnumerable")]
    public async Task<long> AsyncEnumerable()
    {
        await using var gzip = new GZipStream(new MemoryStream(File.Compressed), CompressionMode.Decompress);
        var count = 0L;
        await foreach (
            var record in JsonSerializer.DeserializeAsyncEnumerable(gzip, PlainMessageContext.Default.PlainMessage, topLevelValues: true)
        )
        {
            count += record is null ? 0 : 1;
        }

        return count;
    }

    [Benchmark(Description = "Newtonsoft.Json, streaming")]
    public long Newtonsoft()
    {
        using var gzip = new GZipStream(new MemoryStream(File.Compressed), CompressionMode.Decompress);
        using var text = new StreamReader(gzip);
        using var json = new global::Newtonsoft.Json.JsonTextReader(text) { SupportMultipleContent = true };
        var serializer = new global::Newtonsoft.Json.JsonSerializer();
        var count = 0L;
        while (json.Read())
        {
            count += serializer.Deserialize<PlainMessage>(json) is null ? 0 : 1;
        }

        return count;
    }

    [Benchmark(Description = "own type (ours)")]
    public Task<long> OwnType() =>
        CountAsync(new ExportFileReader(new MemoryStream(File.Compressed)).ReadRecordsAsync(PlainMessageContext.Default.PlainMessage));

    [Benchmark(Description = "records (ours)")]
    public Task<long> Ours() => CountAsync(new ExportFileReader(new MemoryStream(File.Compressed)).ReadRecordsAsync<MessageRecord>());

    private static async Task<long> CountAsync<T>(IAsyncEnumerable<T> records)
    {
        var count = 0L;
        await foreach (var _ in records)
        {
            count++;
        }

        return count;
    }

    private void SplitByHand(LineAction action)
    {
        using var gzip = new GZipStream(new MemoryStream(File.Compressed), CompressionMode.Decompress);
        var buffer = new byte[BufferSize];
        var length = 0;
        while (gzip.Read(buffer.AsSpan(length)) is > 0 and var read)
        {
            length += read;
            ReadOnlySpan<byte> rest = buffer.AsSpan(0, length);
            while (rest.IndexOf((byte)'\n') is >= 0 and var end)
            {
                action(rest[..end]);
                rest = rest[(end + 1)..];
            }

            rest.CopyTo(buffer);
            length = rest.Length;
        }
    }

    private delegate void LineAction(ReadOnlySpan<byte> line);
}
