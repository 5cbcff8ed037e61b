namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests the limit of the rate of downloads.</summary>
public sealed class DownloadRateTests() : SimulatorTestBase(time => new() { TimeProvider = time, MaxDownloadRate = BytesPerSecond })
{
    private const int BytesPerSecond = 1000;

    [Fact]
    public async Task Download_MaxDownloadRate_TakesAtLeastTimeOfLength()
    {
        Service.Jobs.Add(ThreeDays with { Age = TimeSpan.FromHours(1) });
        var day = new DateOnly(2026, 7, 1);
        var file = Service.Files.Get(ResourceType.Messages, day);
        using var client = new BulkExportClient(Service.CreateClientOptions());
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        var download = client.Days.DownloadAsync(ResourceType.Messages, day, path, cancellationToken: Token);
        while (!download.IsCompleted)
        {
            Time.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }

        await download;
        Assert.Equal(file.ToArray(), await File.ReadAllBytesAsync(path, Token));
        Assert.InRange((Time.GetUtcNow() - Start).TotalSeconds, (double)file.Length / BytesPerSecond, double.PositiveInfinity);
        File.Delete(path);
    }

    [Fact]
    public void MaxDownloadRate_LessThanOne_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedBulkExportOptions { MaxDownloadRate = 0 });
}
