using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Testing;
using static BulkExport.TestSupport.RawServer;
using static BulkExport.TestSupport.TestAccount;
using static BulkExport.TestSupport.TestClientFactory;

namespace BulkExport.Client.Tests.Days;

/// <summary>Files of days, over sockets. Each one-time link holds a secret, which must turn up nowhere.</summary>
public sealed class DaysClientTests : IDisposable
{
    private const string LinkSecret = "X-Signature-0123456789";
    private const string Lines = "{\"sid\":\"SM1\"}\n{\"sid\":\"SM2\"}\n{\"sid\":\"SM3\"}";

    private static readonly DateOnly Day = new(2026, 11, 1);
    private static readonly byte[] File = Gzip(Lines);

    private readonly string _folder = Directory.CreateTempSubdirectory("bulkexport-tests-").FullName;
    private readonly FakeLoggerProvider _logs = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Target => Path.Combine(_folder, "new", "day.json.gz");

    [Fact]
    public async Task DownloadAsync_Whole_IsThereByteForByte()
    {
        await using var server = new RawServer().Then(Link).Then(_ => Answer(File));
        var told = new RecordingProgress<long>();

        var downloaded = await DownloadAsync(server, told);

        Assert.Equal(
            new ExportFile
            {
                Day = Day,
                Path = Target,
                Size = File.Length,
                RecordCount = 3,
                Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File)),
            },
            downloaded
        );
        Assert.Equal(File, await System.IO.File.ReadAllBytesAsync(Target, Cancellation));
        Assert.Equal(0, told.Values[0]); // a start from the first byte is told, as after a transfer that broke
        Assert.Equal(File.Length, told.Values[^1]);
        Assert.Equal("GET /v1/Exports/Messages/Days/2026-11-01 HTTP/1.1", server.Requests.First());
        Assert.Contains("Authorization: ", server.Heads.First(), StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization: ", server.Heads.Last(), StringComparison.Ordinal);
        AssertNothingElse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DownloadAsync_ThroughAHandlerOfTheUsersOwn_ReadsTheRedirectAllTheSame(bool usesSockets)
    {
        await using var server = new RawServer()
            .Then(s => Answer(307, $$"""{"redirect_to":"{{LinkOf(s)}}"}""", $"Location: {LinkOf(s)}"))
            .Then(_ => Answer(File));
        var services = new ServiceCollection();
        services
            .AddBulkExportClient(options =>
                (options.AccountSid, options.AuthToken, options.BaseAddress) = (AccountSid, AuthToken, server.BaseAddress)
            )
            .ConfigurePrimaryHttpMessageHandler(() => usesSockets ? new SocketsHttpHandler() : new HttpClientHandler());
        await using var provider = services.BuildServiceProvider();

        Assert.Equal(
            3,
            (await Days(provider).DownloadAsync(ResourceType.Messages, Day, Target, cancellationToken: Cancellation)).RecordCount
        );
        Assert.DoesNotContain("Authorization: ", server.Heads.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DownloadAsync_LinkInTheHeaderOnly_IsFollowed()
    {
        await using var server = new RawServer().Then(s => Answer(307, "", $"Location: {LinkOf(s)}")).Then(_ => Answer(File));

        Assert.Equal(3, (await DownloadAsync(server)).RecordCount);
    }

    public static TheoryData<string> BadTransfers => ["reset", "cut", "403", "404", "500", "damaged", "shorter"];

    [Theory]
    [MemberData(nameof(BadTransfers))]
    public async Task DownloadAsync_TransferFailsOnce_IsTriedThroughAFreshLink(string bad)
    {
        await using var server = new RawServer().Then(Link).Then(_ => Bad(bad)).Then(Link).Then(_ => Answer(File));

        Assert.Equal(3, (await DownloadAsync(server)).RecordCount);
        Assert.Equal(File, await System.IO.File.ReadAllBytesAsync(Target, Cancellation));
        Assert.Equal(4, server.Requests.Count);
        AssertNothingElse();
    }

    [Fact]
    public async Task DownloadAsync_TransferFailsTwice_WaitsLongerTheSecondTimeAndLogsBoth()
    {
        await using var server = new RawServer()
            .Then(Link)
            .Then(_ => Bad("403"))
            .Then(Link)
            .Then(_ => Bad("403"))
            .Then(Link)
            .Then(_ => Answer(File));
        var clock = new AutoAdvanceTimeProvider();
        await using var provider = Build(server.BaseAddress, clock, logs: _logs);

        await Days(provider).DownloadAsync(ResourceType.Messages, Day, Target, cancellationToken: Cancellation);

        Assert.Collection(
            clock.Delays,
            first => Assert.InRange(first, RetryBackoff.BaseDelay / 2, RetryBackoff.BaseDelay),
            second => Assert.InRange(second, RetryBackoff.BaseDelay, 2 * RetryBackoff.BaseDelay)
        );
        Assert.Collection(
            _logs.Collector.GetSnapshot().Where(record => record.Id.Id == 5 && record.Category == typeof(BulkExportClient).FullName),
            first => Assert.StartsWith("Attempt 1 to download a file failed: ", first.Message, StringComparison.Ordinal),
            second => Assert.StartsWith("Attempt 2 to download a file failed: ", second.Message, StringComparison.Ordinal)
        );
        Assert.Contains(
            _logs.Collector.GetSnapshot(),
            record => record.Message.Contains("'OnRetry', Source: 'BulkExport.Client.Downloads/(null)/Retry'", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("cut", false)]
    [InlineData("403", false)]
    [InlineData("damaged", true)]
    [InlineData("shorter", true)]
    public async Task DownloadAsync_TransferFailsEveryTime_SaysHowAndLeavesNothing(string bad, bool isContent)
    {
        await using var server = new RawServer();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            server.Then(Link).Then(_ => Bad(bad));
        }

        var thrown = await Assert.ThrowsAnyAsync<BulkExportException>(() => DownloadAsync(server));

        Assert.Equal(isContent, thrown is BulkExportFormatException);
        Assert.StartsWith("The file of Messages of 2026-11-01 could not be fetched whole: ", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("5 transfers were tried.", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(10, server.Requests.Count);
        Assert.False(System.IO.File.Exists(Target));
        AssertNothingElse();
        AssertNoSecret(thrown);
    }

    [Fact]
    public async Task DownloadAsync_TransferStalls_IsTriedAgainAfterTheIdleTime()
    {
        await using var server = new RawServer().Then(Link).Then(s => s.Stall(File, 10)).Then(Link).Then(_ => Answer(File));
        var clock = new AutoAdvanceTimeProvider();
        await using var provider = Build(server.BaseAddress, clock, logs: _logs);

        var downloading = Days(provider).DownloadAsync(ResourceType.Messages, Day, Target, cancellationToken: Cancellation);
        for (var timeout = 0; timeout < 4; timeout++) // of the link, of the answer, of the read that brings something, of the one that does not
        {
            await clock.TimeoutStarted.WaitAsync(Cancellation);
        }

        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(3, (await downloading).RecordCount);
    }

    [Fact]
    public async Task DownloadAsync_HostOfTheFileSilentEveryTime_IsATimeoutThatSaysSo()
    {
        await using var server = new RawServer().Then(Link).Then(s => s.Silence);
        var clock = new AutoAdvanceTimeProvider();
        await using var provider = Build(server.BaseAddress, clock, options => options.MaxRetryAttempts = 0, _logs);

        var downloading = Days(provider).DownloadAsync(ResourceType.Messages, Day, Target, cancellationToken: Cancellation);
        await server.Stalled.WaitAsync(Cancellation);
        clock.Advance(TimeSpan.FromSeconds(30));

        var thrown = await Assert.ThrowsAsync<BulkExportConnectionException>(() => downloading);
        Assert.True(thrown.IsTimeout);
        Assert.Contains(
            ": The host of the file did not answer for 30 s. One transfer was tried.",
            thrown.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task AnyCall_WithoutWhatItNeeds_ThrowsBeforeAnythingIsSent()
    {
        await using var server = new RawServer(Answer(500, ""));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());
        var days = Days(provider);

        Assert.Throws<ArgumentException>(() => days.ListAsync(default, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => days.OpenReadAsync(default, Day, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => days.DownloadAsync(default, Day, Target, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            days.DownloadAsync(ResourceType.Messages, Day, " ", cancellationToken: Cancellation)
        );
        Assert.Throws<ArgumentNullException>(() =>
            days.ReadRecordsAsync<string>(ResourceType.Messages, Day, null!, cancellationToken: Cancellation)
        );
        Assert.Equal(
            "resourceType",
            Assert
                .Throws<ArgumentException>(() => days.ReadRecordsAsync<string>(default, Day, null!, cancellationToken: Cancellation))
                .ParamName
        );
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task OpenReadAsync_CancelledWhileRead_ThrowsWithTheCallersToken()
    {
        await using var server = new RawServer().Then(Link).Then(s => s.Stall(File, 10));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());
        await using var stream = await Days(provider).OpenReadAsync(ResourceType.Messages, Day, Cancellation);
        using var cancelling = new CancellationTokenSource();

        var reading = stream.CopyToAsync(Stream.Null, cancelling.Token);
        await cancelling.CancelAsync();

        var thrown = await Assert.ThrowsAsync<OperationCanceledException>(() => reading);
        Assert.Equal("The reading was cancelled.", thrown.Message);
        Assert.Equal(cancelling.Token, thrown.CancellationToken);
    }

    [Fact]
    public async Task DownloadAsync_AlreadyThereAndWhole_AsksNothing()
    {
        await using var server = new RawServer(Answer(500, ""));
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        await System.IO.File.WriteAllBytesAsync(Target, File, Cancellation);

        var downloaded = await DownloadAsync(server);

        Assert.True(downloaded.AlreadyExisted);
        Assert.Equal(3, downloaded.RecordCount);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task DownloadAsync_ThereButCutAnywhere_IsFetchedAgain()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        for (var length = 1; length < File.Length; length++)
        {
            await using var server = new RawServer().Then(Link).Then(_ => Answer(File));
            await System.IO.File.WriteAllBytesAsync(Target, File[..length], Cancellation);

            Assert.False((await DownloadAsync(server)).AlreadyExisted, $"cut at {length}");
        }
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("Content-Length: 0\r\n", true)]
    [InlineData("Transfer-Encoding: chunked\r\n", true)]
    public async Task DownloadAsync_NothingComes_IsAnEmptyDayOnlyWhereItsEndIsTold(string header, bool isTold)
    {
        var end = header.StartsWith('T') ? "0\r\n\r\n" : string.Empty;
        await using var server = new RawServer()
            .Then(Link)
            .Then(_ => connection => connection.SendAsync($"HTTP/1.1 200 OK\r\n{header}\r\n{end}"))
            .Then(Link)
            .Then(_ => Answer(File));

        Assert.Equal(isTold ? 0 : 3, (await DownloadAsync(server)).RecordCount);
    }

    [Fact]
    public async Task DownloadAsync_NoFile_SaysWhatThatMeansAtOnce()
    {
        await using var server = new RawServer(Answer(404, """{"code":20404,"message":"not found","status":404}"""));

        var thrown = await Assert.ThrowsAsync<BulkExportApiException>(() => DownloadAsync(server));

        Assert.StartsWith(
            "The request to fetch the link to the file of Messages of 2026-11-01 failed: not found (HTTP 404, code 20404).",
            thrown.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("Files are removed 7 days after they were made", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(_logs.Collector.GetSnapshot(), record => record.Message.Contains("'FetchDay'", StringComparison.Ordinal));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("""{"redirect_to":"http://elsewhere.example.com/file"}""")] // a credential over a plain connection
    [InlineData("""{"redirect_to":"ftp://127.0.0.1/file"}""")]
    [InlineData("""{"redirect_to":"/file"}""")]
    [InlineData("""{"redirect_to":7}""")]
    [InlineData("{}")]
    [InlineData("nothing")]
    public async Task DownloadAsync_LinkThatIsNone_IsRefused(string body)
    {
        await using var server = new RawServer(Answer(307, body));

        var thrown = await Assert.ThrowsAsync<BulkExportFormatException>(() => DownloadAsync(server));
        Assert.Single(server.Requests);
        Assert.Null(thrown.Excerpt);
        Assert.DoesNotContain("elsewhere", thrown.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(200)]
    [InlineData(418)]
    public async Task DownloadAsync_LinkUnderAnotherStatus_IsNotShown(int status)
    {
        await using var server = new RawServer(
            Answer(status, $$"""{"redirect_to":"https://files.example.com/day\u003fX={{LinkSecret}}"}""")
        );

        var thrown = await Assert.ThrowsAsync<BulkExportApiException>(() => DownloadAsync(server));

        Assert.Null(thrown.UnreadableBody);
        AssertNoSecret(thrown);
    }

    [Fact]
    public async Task DownloadAsync_TargetIsAFolder_SaysSo()
    {
        await using var server = new RawServer().Then(Link).Then(_ => Answer(File));
        Directory.CreateDirectory(Target);

        var thrown = await Assert.ThrowsAsync<BulkExportFileException>(() => DownloadAsync(server));

        Assert.Equal(Target, thrown.Path);
        Assert.Contains("A directory with that name already exists", thrown.Message, StringComparison.Ordinal);
        AssertNothingElse();
    }

    [Fact]
    public async Task DownloadAsync_FolderIsAFile_SaysSo()
    {
        await using var server = new RawServer().Then(Link).Then(_ => Answer(File));
        await System.IO.File.WriteAllTextAsync(Path.Combine(_folder, "new"), "", Cancellation);

        await Assert.ThrowsAsync<BulkExportFileException>(() => DownloadAsync(server));
    }

    [Fact]
    public async Task DownloadAsync_Cancelled_EndsAtOnceAndLeavesNothing()
    {
        await using var server = new RawServer().Then(Link).Then(s => s.Stall(File, 10));
        await using var provider = Build(server.BaseAddress, logs: _logs);
        using var cancelling = new CancellationTokenSource();

        var downloading = Days(provider).DownloadAsync(ResourceType.Messages, Day, Target, cancellationToken: cancelling.Token);
        await server.Stalled.WaitAsync(Cancellation);
        await cancelling.CancelAsync();

        var thrown = await Assert.ThrowsAsync<OperationCanceledException>(() => downloading);
        Assert.Equal(cancelling.Token, thrown.CancellationToken);
        Assert.Equal("The transfer was cancelled.", thrown.Message);
        AssertNothingElse();
    }

    [Fact]
    public async Task OpenReadAsync_Whole_GivesTheLines()
    {
        await using var server = new RawServer().Then(Link).Then(_ => Answer(503, "")).Then(Link).Then(_ => Answer(File));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        await using var stream = await Days(provider).OpenReadAsync(ResourceType.Messages, Day, Cancellation);
        using var reader = new StreamReader(stream);

        Assert.Equal(Lines, await reader.ReadToEndAsync(Cancellation));
    }

    [Fact]
    public async Task OpenReadAsync_CutAnywhere_ThrowsInsteadOfEnding()
    {
        for (var length = 1; length < File.Length; length++)
        {
            var cut = File[..length]; // a whole answer, of a file that is not
            await using var server = new RawServer().Then(Link).Then(_ => Answer(cut));
            await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());
            await using var stream = await Days(provider).OpenReadAsync(ResourceType.Messages, Day, Cancellation);

            await Assert.ThrowsAsync<BulkExportFormatException>(() => stream.CopyToAsync(Stream.Null, Cancellation));
        }
    }

    [Fact]
    public async Task OpenReadAsync_BreaksWhileRead_ThrowsConnectionException()
    {
        await using var server = new RawServer().Then(Link).Then(_ => Cut(File, 20));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());
        await using var stream = await Days(provider).OpenReadAsync(ResourceType.Messages, Day, Cancellation);

        var thrown = await Assert.ThrowsAsync<BulkExportConnectionException>(() => stream.CopyToAsync(Stream.Null, Cancellation));

        AssertNoSecret(thrown);
    }

    [Fact]
    public async Task ListAsync_SameDayTwiceAndALargeFile_AreGivenAsTheyCome()
    {
        await using var server = new RawServer(
            Answer(
                200,
                """{"days":[{"day":"2020-07-01","size":750,"create_date":"2020-07-27","friendly_name":"x","resource_type":null},{"day":"2020-07-01","size":5000000000,"create_date":"2020-07-28","friendly_name":"y","resource_type":"Messages"}],"meta":{"next_page_url":null}}"""
            )
        );
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider());

        var days = await Days(provider).ListAsync(ResourceType.Messages, Cancellation).ToListAsync(Cancellation);

        Assert.Equal([750L, 5_000_000_000L], days.Select(day => day.Size));
        Assert.Equal(new DateOnly(2020, 7, 28), days[1].CreatedOn);
        Assert.Equal(["GET /v1/Exports/Messages/Days?PageSize=400 HTTP/1.1"], server.Requests);
    }

    public void Dispose()
    {
        AssertNoSecret(string.Join('\n', _logs.Collector.GetSnapshot().Select(record => $"{record.Message} {record.Exception}")));
        _logs.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static IDaysClient Days(ServiceProvider provider) => provider.GetRequiredService<IBulkExportClient>().Days;

    private static string LinkOf(RawServer server) => $"{server.BaseAddress}files/day?X-Amz-Signature={LinkSecret}";

    private static Behaviour Link(RawServer server) => Answer(307, $$"""{"redirect_to":"{{LinkOf(server)}}"}""");

    private static Behaviour Bad(string bad)
    {
        var damaged = File.ToArray();
        damaged[^12] ^= 1;
        return bad switch
        {
            "reset" => Reset,
            "cut" => Cut(File, 20),
            "damaged" => Answer(damaged),
            "shorter" => Answer(File[..^4]),
            _ => Answer(int.Parse(bad, System.Globalization.CultureInfo.InvariantCulture), "<Error><Code>AccessDenied</Code></Error>"),
        };
    }

    private static byte[] Gzip(string text)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return compressed.ToArray();
    }

    [Theory]
    [InlineData("data", "database-dump.partial")]
    [InlineData("day-1", "day-10.0123456789abcdef0123456789abcdef.partial")]
    [InlineData("", "precious.partial")]
    [InlineData("*", "precious.partial")]
    public async Task DownloadAsync_FilesOfOthersInTheDirectory_AreNotDeleted(string name, string other)
    {
        var path = Path.Combine(_folder, other);
        await System.IO.File.WriteAllTextAsync(path, "precious", Cancellation);
        System.IO.File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        await using var server = new RawServer().Then(Link).Then(_ => Answer(File));
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider(), logs: _logs);

        var thrown = await Record.ExceptionAsync(() =>
            Days(provider).DownloadAsync(ResourceType.Messages, Day, Path.Combine(_folder, name), cancellationToken: Cancellation)
        );

        Assert.Equal(name.Length == 0, thrown is BulkExportFileException);
        Assert.Equal("precious", await System.IO.File.ReadAllTextAsync(path, Cancellation));
    }

    private static void AssertNoSecret(object shown) => Assert.DoesNotContain(LinkSecret, shown.ToString(), StringComparison.Ordinal);

    private void AssertNothingElse() =>
        Assert.DoesNotContain(
            Directory.GetFiles(_folder, "*", SearchOption.AllDirectories),
            file => file.EndsWith(".tmp", StringComparison.Ordinal)
        );

    private async Task<ExportFile> DownloadAsync(RawServer server, IProgress<long>? progress = null)
    {
        await using var provider = Build(server.BaseAddress, new AutoAdvanceTimeProvider(), logs: _logs);
        return await Days(provider).DownloadAsync(ResourceType.Messages, Day, Target, progress, Cancellation);
    }
}
