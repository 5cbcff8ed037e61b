using BulkExport.Cli.Tests.Support;

namespace BulkExport.Cli.Tests.Commands;

/// <summary>The option <c>--last</c>. Today is 2026-11-24.</summary>
public sealed class LastOptionTests : CliTestBase
{
    [Theory]
    [InlineData("1d", "2026-11-22")]
    [InlineData("7d", "2026-11-16")]
    [InlineData("2w", "2026-11-09")]
    [InlineData("366d", "2025-11-22")]
    public async Task JobCreate_Last_EndsWithLatestExportableDay(string period, string start)
    {
        Assert.Equal(0, await RunAsync("job", "create", "Messages", "--last", period));
        var job = Service.Jobs.Find(JobSid.Parse(Output.ToString().Split('\n')[0]["Job: ".Length..]))!;
        Assert.Equal(start, $"{job.StartDay:yyyy-MM-dd}");
        Assert.Equal(new DateOnly(2026, 11, 22), job.EndDay);
        Assert.Equal(period == "1d" ? "Messages 2026-11-22 to 2026-11-22" : $"Messages {start} to 2026-11-22", job.FriendlyName);
    }

    [Fact]
    public async Task Export_Last_ExportsDays()
    {
        var directory = Directory.CreateTempSubdirectory("bulkexport-");
        try
        {
            Assert.Equal(0, await RunAsync("export", "calls", "--last", "2d", "--to", directory.FullName));
            Assert.Equal(
                ["Calls-2026-11-21.json.gz", "Calls-2026-11-22.json.gz"],
                directory.GetFiles("*.json.gz", SearchOption.AllDirectories).Select(file => file.Name).Order(StringComparer.Ordinal)
            );
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Export_LastCanceled_PrintsCommandWithDays()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await cancellation.CancelAsync();

        Assert.Equal(130, await RunAsync(Output, cancellation.Token, "export", "calls", "--last=1w", "--to", "out"));
        Assert.EndsWith("\n  bulkexport export calls 2026-11-16 2026-11-22 --to out\n", Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--last must be a number of days or weeks", "--last", "7")]
    [InlineData("--last must be a number of days or weeks", "--last", "d")]
    [InlineData("--last must be a number of days or weeks", "--last", "0d")]
    [InlineData("--last must be a number of days or weeks", "--last", "-1d")]
    [InlineData("--last must be a number of days or weeks", "--last", "367d")]
    [InlineData("--last must be a number of days or weeks", "--last", "53w")]
    [InlineData("--last must be a number of days or weeks", "--last", "99999999999d")]
    [InlineData("--last cannot be combined with <start> and <end>.", "2026-11-01", "2026-11-03", "--last", "7d")]
    [InlineData("--last cannot be combined with <start> and <end>.", "2026-11-01", "--last", "7d")]
    [InlineData("Specify <start> and <end>, or --last", "2026-11-01")]
    [InlineData("Specify <start> and <end>, or --last")]
    public async Task JobCreate_InvalidRange_Returns2(string message, params string[] range)
    {
        Assert.Equal(2, await RunAsync([.. (string[])["job", "create", "Messages"], .. range]));
        Assert.StartsWith($"error: {message}", Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Service.Requests);
    }
}
