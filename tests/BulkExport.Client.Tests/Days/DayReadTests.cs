using System.Net;
using BulkExport.Client.Testing;
using BulkExport.Client.Tests.Export;
using static BulkExport.Client.Tests.Export.ExportFixture;

namespace BulkExport.Client.Tests.Days;

/// <summary>Records of a day, streamed from the simulated service.</summary>
public class DayReadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadRecordsAsync_Messages_ReturnsAllRecordsOfFile()
    {
        await using var fixture = CreateFixture();
        var file = fixture.Service.Files.Get(ResourceType.Messages, FirstDay);

        var records = await fixture
            .Client.Days.ReadRecordsAsync<MessageRecord>(FirstDay, cancellationToken: Cancellation)
            .ToListAsync(Cancellation);

        Assert.Equal(file.RecordCount, records.Count);
        Assert.Equal(file.PriceSum, records.Sum(record => record.Price ?? 0));
    }

    [Fact]
    public async Task ReadRecordsAsync_CustomType_UsesJsonTypeInfo()
    {
        await using var fixture = CreateFixture();
        var file = fixture.Service.Files.Get(ResourceType.Messages, FirstDay);

        var lines = fixture.Client.Days.ReadRecordsAsync(
            ResourceType.Messages,
            FirstDay,
            SidContext.Default.SidOnlyRecord,
            cancellationToken: Cancellation
        );

        var first = await lines.FirstAsync(Cancellation);
        Assert.Contains($"\"{first.Sid}\"", file.ReadLines().First(), StringComparison.Ordinal);
        Assert.Equal(file.RecordCount, await lines.CountAsync(Cancellation)); // each enumeration downloads the file
    }

    [Fact]
    public async Task ReadRecordsAsync_NoFile_ThrowsNotFound()
    {
        await using var fixture = CreateFixture();

        var exception = await Assert.ThrowsAsync<BulkExportApiException>(async () =>
            await fixture.Client.Days.ReadRecordsAsync<CallRecord>(FirstDay, cancellationToken: Cancellation).CountAsync(Cancellation)
        );

        Assert.Equal(HttpStatusCode.NotFound, exception.StatusCode);
    }

    public static TheoryData<string> InitialFailures => ["reset", "403", "503", "response lost"];

    [Theory]
    [MemberData(nameof(InitialFailures))]
    public async Task ReadRecordsAsync_FailsBeforeFirstByte_RetriesWithNewLink(string failure)
    {
        await using var fixture = CreateFixture();
        fixture.Service.Faults.Enqueue(
            failure switch
            {
                "reset" => Fault.ConnectionReset(),
                "403" => Fault.Status(HttpStatusCode.Forbidden),
                "503" => Fault.Status(HttpStatusCode.ServiceUnavailable),
                _ => Fault.ResponseLost(),
            },
            request => request.IsFileRequest
        );

        Assert.True(
            await fixture.Client.Days.ReadRecordsAsync<MessageRecord>(FirstDay, cancellationToken: Cancellation).AnyAsync(Cancellation)
        );
    }

    [Theory]
    [InlineData("dropped", typeof(BulkExportConnectionException))]
    [InlineData("corrupt", typeof(BulkExportFormatException))]
    [InlineData("truncated", typeof(BulkExportFormatException))]
    public async Task ReadRecordsAsync_FailsMidway_ThrowsBulkExportException(string failure, Type expected)
    {
        await using var fixture = CreateFixture(records: 20_000);
        var file = fixture.Service.Files.Get(ResourceType.Messages, FirstDay);
        var position = (int)file.Length / 3;
        fixture.Service.Faults.Enqueue(
            failure switch
            {
                "dropped" => Fault.ConnectionDroppedMidBody(position),
                "corrupt" => Fault.BodyCorrupted(position),
                _ => Fault.BodyTruncated(position),
            },
            request => request.IsFileRequest
        );
        var recordCount = 0;

        var exception = await Assert.ThrowsAnyAsync<BulkExportException>(async () =>
        {
            await foreach (var record in fixture.Client.Days.ReadRecordsAsync<MessageRecord>(FirstDay, cancellationToken: Cancellation))
            {
                recordCount++;
            }
        });

        Assert.IsType(expected, exception);
        Assert.StartsWith("Reading the Messages file for ", exception.Message, StringComparison.Ordinal);
        Assert.InRange(recordCount, 1, file.RecordCount!.Value - 1);
        Assert.DoesNotContain("X-Amz", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadRecordsAsync_Canceled_ThrowsWithCallerToken()
    {
        await using var fixture = CreateFixture(records: 20_000);
        fixture.Service.Faults.Enqueue(Fault.BodyStalled(200_000), request => request.IsFileRequest);
        using var cancellation = new CancellationTokenSource();
        var recordCount = 0;

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (
                var record in fixture.Client.Days.ReadRecordsAsync<MessageRecord>(FirstDay, cancellationToken: cancellation.Token)
            )
            {
                if (++recordCount == 10)
                {
                    await cancellation.CancelAsync();
                }
            }
        });

        Assert.Equal(cancellation.Token, exception.CancellationToken);
    }

    [Fact]
    public async Task ReadRecordsAsync_AbandonedManyTimes_ReleasesConnections()
    {
        await using var fixture = CreateFixture(records: 20_000);
        for (var iteration = 0; iteration < 20; iteration++)
        {
            fixture.Service.Faults.Enqueue(Fault.BodyStalled(400_000), request => request.IsFileRequest); // ends only when the client closes the connection
            await foreach (var record in fixture.Client.Days.ReadRecordsAsync<MessageRecord>(FirstDay, cancellationToken: Cancellation))
            {
                break;
            }
        }

        Assert.True((await fixture.ExportAsync(1)).IsComplete);
    }

    private static ExportFixture CreateFixture(int records = 200)
    {
        var fixture = new ExportFixture(
            new SimulatedBulkExportOptions { TimeProvider = new AutoAdvanceTimeProvider(), RecordsPerDay = (_, _) => records }
        );
        fixture.Service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = FirstDay,
                EndDay = FirstDay,
                Age = TimeSpan.FromDays(1),
            }
        );
        return fixture;
    }
}
