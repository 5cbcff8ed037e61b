using Microsoft.Extensions.Time.Testing;

namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests the limit of the rate of downloads.</summary>
public sealed class DownloadRateTests() : SimulatorTestBase(time => new() { TimeProvider = time, MaxDownloadRate = 1_000_000_000 })
{
    [Fact]
    public async Task ReadAsync_ThrottledContent_WaitsForTimeOfBytes()
    {
        var time = new FakeTimeProvider();
        var activity = new RequestActivity();
        activity.Begin();
        var content = new ThrottledContent(new MemoryContent(new byte[1000]), bytesPerSecond: 1000, time, activity);

        var read = content.ReadAsync(new byte[4096], offset: 0, Token).AsTask();
        time.Advance(TimeSpan.FromMilliseconds(249));

        Assert.False(read.IsCompleted);
        Assert.Equal(1, activity.Stalled);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(250, await read);
        Assert.Equal((1, 0), (activity.Active, activity.Stalled));
    }

    [Fact]
    public async Task Download_MaxDownloadRate_ReturnsFile()
    {
        Service.Jobs.Add(ThreeDays with { Age = TimeSpan.FromHours(1) });
        var day = new DateOnly(2026, 7, 1);
        using var client = new BulkExportClient(Service.CreateClientOptions());
        Time.AutoAdvanceAmount = TimeSpan.FromSeconds(1); // each read is late

        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await client.Days.DownloadAsync(ResourceType.Messages, day, path, cancellationToken: Token);

        Assert.Equal(Service.Files.Get(ResourceType.Messages, day).ToArray(), await File.ReadAllBytesAsync(path, Token));
        File.Delete(path);
    }

    [Fact]
    public void MaxDownloadRate_LessThanOne_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedBulkExportOptions { MaxDownloadRate = 0 });
}
