using System.Text;

namespace BulkExport.Client.Tests.Records;

/// <summary>What happens underneath while records are read: cancellation, abandonment, failures of the source, memory.</summary>
[Collection(nameof(NonParallelCollection))]
public sealed class ReadingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_CancelledByTheTokenOfTheCall_EndsWithThatToken()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var read = 0;
        var failure = await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (
                var _ in new ExportFileReader(new EndlessDay()).ReadRecordsAsync<MessageRecord>(cancellationToken: cancellation.Token)
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
    public async Task ReadAsync_CancelledByTheTokenOfTheEnumeration_EndsWithThatToken()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var source = new StalledStream();
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
    public async Task ReadAsync_AbandonedMidway_LeavesNothingRunning()
    {
        var source = new EndlessDay();
        await foreach (var record in new ExportFileReader(source).ReadRecordsAsync<MessageRecord>(cancellationToken: Token))
        {
            if (record.Sid.Value == "SM17000")
            {
                break;
            }
        }

        var reads = source.Reads;
        await Task.Delay(50, Token);
        Assert.Equal(reads, source.Reads);
    }

    [Fact]
    public async Task ReadAsync_NotEnumerated_ReadsNothing()
    {
        var source = new EndlessDay();
        var records = new ExportFileReader(source).ReadRecordsAsync<MessageRecord>(cancellationToken: Token).GetAsyncEnumerator(Token);
        await records.DisposeAsync();
        Assert.Equal(0, source.Reads);
    }

    [Fact]
    public async Task ReadAsync_CallerThatTakesItsTime_IsNotRunAwayFrom()
    {
        var source = new EndlessDay();
        await using var records = new ExportFileReader(source)
            .ReadRecordsAsync<MessageRecord>(cancellationToken: Token)
            .GetAsyncEnumerator(Token);
        Assert.True(await records.MoveNextAsync());
        var before = -1;
        while (before != source.Reads)
        {
            before = source.Reads;
            await Task.Delay(50, Token);
        }

        Assert.InRange((long)source.Reads * EndlessDay.ReadLength, 1, 8 * 1024 * 1024);
    }

    [Fact]
    public async Task ReadAsync_SourceThatFails_FailsWithThatAfterTheRecordsBefore()
    {
        var read = 0;
        var failure = await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (
                var _ in new ExportFileReader(new EndlessDay(breaksAfter: 60)).ReadRecordsAsync<MessageRecord>(cancellationToken: Token)
            )
            {
                read++;
            }
        });
        Assert.Equal("The line is dead.", failure.Message);
        Assert.InRange(read, 1000, int.MaxValue);
    }

    [Fact]
    public void Parse_ManyLongNames_AreNotKept()
    {
        var parser = Lines.CreateParser<MessageRecord>();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 100; i++)
        {
            parser.Parse(Encoding.UTF8.GetBytes($$"""{"{{i}}{{new string('x', 500_000)}}":1}"""));
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 10_000_000);
        GC.KeepAlive(parser);
    }

    [Fact]
    public async Task ReadAsync_AGigabyte_StaysWithinSixtyFourMegabytes()
    {
        const long Length = 1_000_000_000;
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (read, highest) = (0L, 0L);
        await foreach (var record in new ExportFileReader(new EndlessDay()).ReadRecordsAsync<MessageRecord>(cancellationToken: Token))
        {
            if (++read % 100_000 == 0)
            {
                highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: true) - before);
                if (read * EndlessDay.LineLength > Length)
                {
                    break;
                }
            }
        }

        Assert.InRange(highest, 0, 64 * 1024 * 1024);
    }
}
