using System.Net;
using BulkExport.Client.Testing;
using BulkExport.Client.Tests.Export;
using static BulkExport.Client.Tests.Export.ExportFixture;

namespace BulkExport.Client.Tests.Days;

/// <summary>The records of a day as they stream in from the simulated service.</summary>
public class DayReadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_Messages_AreThoseOfTheFile()
    {
        await using var scene = WithDay();
        var file = scene.Service.Files.Get(ResourceType.Messages, FirstDay);

        var records = await scene
            .Client.Days.ReadRecordsAsync<MessageRecord>(FirstDay, cancellationToken: Cancellation)
            .ToListAsync(Cancellation);

        Assert.Equal(file.RecordCount, records.Count);
        Assert.Equal(file.PriceSum, records.Sum(record => record.Price ?? 0));
    }

    [Fact]
    public async Task ReadAsAsync_OwnType_IsReadAsItsContextSays()
    {
        await using var scene = WithDay();
        var file = scene.Service.Files.Get(ResourceType.Messages, FirstDay);

        var lines = scene.Client.Days.ReadRecordsAsync(
            ResourceType.Messages,
            FirstDay,
            SidContext.Default.SidOnly,
            cancellationToken: Cancellation
        );

        var first = await lines.FirstAsync(Cancellation);
        Assert.Contains($"\"{first.Sid}\"", file.ReadLines().First(), StringComparison.Ordinal);
        Assert.Equal(file.RecordCount, await lines.CountAsync(Cancellation)); // each enumeration fetches anew
    }

    [Fact]
    public async Task ReadAsync_NoFile_SaysWhatThatMeans()
    {
        await using var scene = WithDay();

        var thrown = await Assert.ThrowsAsync<BulkExportApiException>(async () =>
            await scene.Client.Days.ReadRecordsAsync<CallRecord>(FirstDay, cancellationToken: Cancellation).CountAsync(Cancellation)
        );

        Assert.Equal(HttpStatusCode.NotFound, thrown.StatusCode);
    }

    public static TheoryData<string> BadBeginnings => ["reset", "403", "503", "answer lost"];

    [Theory]
    [MemberData(nameof(BadBeginnings))]
    public async Task ReadAsync_FailsBeforeTheFirstByte_IsTriedThroughAFreshLink(string bad)
    {
        await using var scene = WithDay();
        scene.Service.Faults.Enqueue(
            bad switch
            {
                "reset" => Fault.ConnectionReset(),
                "403" => Fault.Status(HttpStatusCode.Forbidden),
                "503" => Fault.Status(HttpStatusCode.ServiceUnavailable),
                _ => Fault.ResponseLost(),
            },
            request => request.IsFileRequest
        );

        Assert.True(
            await scene.Client.Days.ReadRecordsAsync<MessageRecord>(FirstDay, cancellationToken: Cancellation).AnyAsync(Cancellation)
        );
    }

    [Theory]
    [InlineData("cut", typeof(BulkExportConnectionException))]
    [InlineData("damaged", typeof(BulkExportFormatException))]
    [InlineData("truncated", typeof(BulkExportFormatException))]
    public async Task ReadAsync_FailsMidway_EndsWithOneOfOurs(string bad, Type expected)
    {
        await using var scene = WithDay(records: 20_000);
        var file = scene.Service.Files.Get(ResourceType.Messages, FirstDay);
        var place = (int)file.Length / 2;
        scene.Service.Faults.Enqueue(
            bad switch
            {
                "cut" => Fault.ConnectionDroppedMidBody(place),
                "damaged" => Fault.BodyCorrupted(place),
                _ => Fault.BodyTruncated(place),
            },
            request => request.IsFileRequest
        );
        var read = 0;

        var thrown = await Assert.ThrowsAnyAsync<BulkExportException>(async () =>
        {
            await foreach (var record in scene.Client.Days.ReadRecordsAsync<MessageRecord>(FirstDay, cancellationToken: Cancellation))
            {
                read++;
            }
        });

        Assert.IsType(expected, thrown);
        Assert.InRange(read, 1, file.RecordCount!.Value - 1);
        Assert.DoesNotContain("X-Amz", thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_Cancelled_ThrowsWithTheCallersToken()
    {
        await using var scene = WithDay(records: 20_000);
        scene.Service.Faults.Enqueue(Fault.BodyStalled(200_000), request => request.IsFileRequest);
        using var cancelling = new CancellationTokenSource();
        var read = 0;

        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var record in scene.Client.Days.ReadRecordsAsync<MessageRecord>(FirstDay, cancellationToken: cancelling.Token))
            {
                if (++read == 10)
                {
                    await cancelling.CancelAsync();
                }
            }
        });

        Assert.Equal(cancelling.Token, thrown.CancellationToken);
    }

    [Fact]
    public async Task ReadAsync_AbandonedManyTimes_KeepsNoConnection()
    {
        await using var scene = WithDay(records: 20_000);
        for (var time = 0; time < 20; time++)
        {
            scene.Service.Faults.Enqueue(Fault.BodyStalled(400_000), request => request.IsFileRequest); // ends only when the client goes
            await foreach (var record in scene.Client.Days.ReadRecordsAsync<MessageRecord>(FirstDay, cancellationToken: Cancellation))
            {
                break;
            }
        }

        Assert.True((await scene.ExportAsync(1)).IsComplete);
    }

    private static ExportFixture WithDay(int records = 200)
    {
        var scene = new ExportFixture(
            new SimulatedBulkExportOptions { TimeProvider = new AutoAdvanceTimeProvider(), RecordsPerDay = (_, _) => records }
        );
        scene.Service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = FirstDay,
                EndDay = FirstDay,
                Age = TimeSpan.FromDays(1),
            }
        );
        return scene;
    }
}
