using System.Text;

namespace BulkExport.Client.Tests.Records;

/// <summary>Cancellation, abandoned enumerations, failures of the source, and memory use of the record reader.</summary>
[Collection(nameof(NonParallelCollection))]
public sealed class RecordReaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadRecordsAsync_MethodTokenCanceled_ThrowsWithToken()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var read = 0;
        var failure = await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (
                var _ in new ExportFileReader(new InfiniteStream()).ReadRecordsAsync<MessageRecord>(cancellationToken: cancellation.Token)
            )
            {
                if (++read == 1000)
                {
                    await cancellation.CancelAsync();
                }
            }
        });
        Assert.Equal((1000, cancellation.Token), (read, failure.CancellationToken));
    }

    [Fact]
    public async Task ReadRecordsAsync_EnumeratorTokenCanceled_ThrowsWithToken()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var source = new StalledStream([]);
        var records = new ExportFileReader(source)
            .ReadRecordsAsync<MessageRecord>(cancellationToken: Token)
            .GetAsyncEnumerator(cancellation.Token);
        var next = records.MoveNextAsync().AsTask();
        await source.IsWaiting.WaitAsync(Token);
        await cancellation.CancelAsync();
        var failure = await Assert.ThrowsAsync<OperationCanceledException>(() => next);
        Assert.Equal(cancellation.Token, failure.CancellationToken);
        await records.DisposeAsync();
    }

    [Fact]
    public async Task ReadRecordsAsync_Abandoned_CancelsPendingRead()
    {
        var line = $$"""{"sid":"SM1","body":"{{new string('x', 300)}}"}""" + "\n";
        await using var source = new StalledStream(Gzip.Member(string.Concat(Enumerable.Repeat(line, 2_000))));
        await foreach (var _ in new ExportFileReader(source).ReadRecordsAsync<MessageRecord>(cancellationToken: Token))
        {
            await source.IsWaiting.WaitAsync(Token);
            Assert.False(source.IsReadCanceled);
            break;
        }

        Assert.True(source.IsReadCanceled);
    }

    [Fact]
    public async Task DisposeAsync_CalledTwice_EndsTheEnumeration()
    {
        using var source = new MemoryStream(Gzip.Member("{\"sid\":\"SM1\"}\n{\"sid\":\"SM2\"}\n"));
        var records = new ExportFileReader(source).ReadRecordsAsync<MessageRecord>(cancellationToken: Token).GetAsyncEnumerator(Token);
        Assert.True(await records.MoveNextAsync());

        await records.DisposeAsync();
        await records.DisposeAsync();
    }

    [Fact]
    public async Task ReadRecordsAsync_NotEnumerated_DoesNotReadSource()
    {
        var source = new InfiniteStream();
        var records = new ExportFileReader(source).ReadRecordsAsync<MessageRecord>(cancellationToken: Token).GetAsyncEnumerator(Token);
        await records.DisposeAsync();
        Assert.Equal(0, source.Reads);
    }

    [Fact]
    public async Task ReadRecordsAsync_SlowConsumer_LimitsReadAhead()
    {
        // The first block is consumed. The pipeline holds no more blocks than its limit.
        var source = new InfiniteStream { ExpectedReads = await CountReadsAsync(RecordPipeline<MessageRecord>.MaxBlocks + 1) };
        await using (
            var records = new ExportFileReader(source).ReadRecordsAsync<MessageRecord>(cancellationToken: Token).GetAsyncEnumerator(Token)
        )
        {
            Assert.True(await records.MoveNextAsync());
            await source.Reached.WaitAsync(Token);
            for (var i = 0; i < 1000; i++)
            {
                await Task.Yield();
            }
        }

        Assert.Equal(source.ExpectedReads, source.Reads);
        Assert.InRange((long)source.Reads * InfiniteStream.ReadLength, 1, 8 * 1024 * 1024);
    }

    [Fact]
    public async Task ReadRecordsAsync_SourceFails_ThrowsAfterEarlierRecords()
    {
        var read = 0;
        var failure = await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (
                var _ in new ExportFileReader(new InfiniteStream(failAfterReads: 60)).ReadRecordsAsync<MessageRecord>(
                    cancellationToken: Token
                )
            )
            {
                read++;
            }
        });
        Assert.Equal("The connection was closed.", failure.Message);
        Assert.InRange(read, 1000, int.MaxValue);
    }

    [Fact]
    public void Parse_ManyLongPropertyNames_DoesNotRetainMemory()
    {
        var parser = RecordParsing.CreateParser<MessageRecord>();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 100; i++)
        {
            parser.Parse(Encoding.UTF8.GetBytes($$"""{"{{i}}{{new string('x', 500_000)}}":1}"""));
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 10_000_000);
        GC.KeepAlive(parser);
    }

    [Fact]
    public async Task ReadRecordsAsync_Gigabyte_UsesLessThan64Megabytes()
    {
        const long Length = 1_000_000_000;
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (read, highest) = (0L, 0L);
        await foreach (var record in new ExportFileReader(new InfiniteStream()).ReadRecordsAsync<MessageRecord>(cancellationToken: Token))
        {
            if (++read % 100_000 == 0)
            {
                highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: true) - before);
                if (read * InfiniteStream.LineLength > Length)
                {
                    break;
                }
            }
        }

        Assert.InRange(highest, 0, 64 * 1024 * 1024);
    }

    /// <summary>Counts the reads of the source that are necessary to read a number of blocks.</summary>
    private static async Task<int> CountReadsAsync(int blocks)
    {
        var source = new InfiniteStream();
        await using var decompressed = new VerifyingGzipStream(source);
        using var reader = new LineBlockReader(decompressed);
        for (var i = 0; i < blocks; i++)
        {
            using var block = await reader.ReadAsync(Token);
        }

        return source.Reads;
    }
}
