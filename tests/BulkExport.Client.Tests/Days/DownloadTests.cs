using System.Security.Cryptography;
using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.Tests.Days;

/// <summary>Downloads to a file, and the state of the file system before and after them.</summary>
public sealed class DownloadTests : DownloadTestBase
{
    [Fact]
    public async Task DownloadAsync_NewFile_WritesIdenticalBytes()
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        var file = fixture.AddFile(Day);
        var progress = new RecordingProgress<long>();

        var downloaded = await DownloadAsync(fixture.Client, progress);

        Assert.Equal(
            new ExportFile
            {
                Day = Day,
                Path = Target,
                Size = file.Length,
                RecordCount = 3,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(file.ToArray())),
            },
            downloaded
        );
        Assert.Equal(file.ToArray(), await File.ReadAllBytesAsync(Target, Cancellation));
        Assert.Equal(0, progress.Values[0]); // each attempt reports its start
        Assert.Equal(file.Length, progress.Values[^1]);
        Assert.Equal("/v1/Exports/Messages/Days/2026-11-01", fixture.Requests[0].Path);
        Assert.Equal([(false, true), (true, false)], fixture.Requests.Select(request => (request.IsFileRequest, request.HasAuthorization)));
        AssertNoTempFiles();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DownloadAsync_UserPrimaryHandler_DoesNotFollowRedirect(bool usesSocketsHandler)
    {
        await using var fixture = new ServiceFixture();
        fixture.AddFile(Day);
        var services = new ServiceCollection();
        services
            .AddBulkExportClient(options =>
                (options.AccountSid, options.AuthToken, options.BaseAddress) = (
                    fixture.Service.AccountSid,
                    fixture.Service.AuthToken,
                    fixture.Service.BaseAddress
                )
            )
            .ConfigurePrimaryHttpMessageHandler(() => usesSocketsHandler ? new SocketsHttpHandler() : new HttpClientHandler());
        await using var provider = services.BuildServiceProvider();

        Assert.Equal(3, (await DownloadAsync(provider.GetRequiredService<IBulkExportClient>())).RecordCount);
        Assert.Equal(2, fixture.Requests.Count);
        Assert.False(fixture.Requests[1].HasAuthorization);
    }

    [Fact]
    public async Task DownloadAsync_CompleteFileExists_SendsNoRequest()
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        WriteTarget(fixture.AddFile(Day).ToArray());

        var downloaded = await DownloadAsync(fixture.Client);

        Assert.True(downloaded.AlreadyExisted);
        Assert.Equal(3, downloaded.RecordCount);
        Assert.Empty(fixture.Requests);
    }

    [Fact]
    public async Task DownloadAsync_TruncatedFileExists_DownloadsAgain()
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        fixture.AddFile(Day, OneMember);
        for (var length = 1; length < OneMember.Length; length++)
        {
            WriteTarget(OneMember[..length]);

            Assert.False((await DownloadAsync(fixture.Client)).AlreadyExisted, $"truncated at {length}");
        }
    }

    [Theory]
    [InlineData("data", "database-dump.partial")]
    [InlineData("day-1", "day-10.0123456789abcdef0123456789abcdef.partial")]
    [InlineData("", "precious.partial")]
    [InlineData("*", "precious.partial")]
    public async Task DownloadAsync_UnrelatedFilesInDirectory_AreNotDeleted(string name, string unrelated)
    {
        var path = Path.Combine(TestDirectory, unrelated);
        await File.WriteAllTextAsync(path, "precious", Cancellation);
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        fixture.AddFile(Day);

        var exception = await Record.ExceptionAsync(() =>
            fixture.Client.Days.DownloadAsync(
                ResourceType.Messages,
                Day,
                Path.Combine(TestDirectory, name),
                cancellationToken: Cancellation
            )
        );

        Assert.Equal(name.Length == 0, exception is BulkExportFileException);
        Assert.Equal("precious", await File.ReadAllTextAsync(path, Cancellation));
    }

    [Fact]
    public async Task DownloadAsync_WhileReading_UsesATemporaryNameThatQueryEnginesSkip()
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        fixture.AddFile(Day);
        string[] names = [];
        var progress = new CallbackProgress<long>(bytes =>
        {
            if (bytes > 0)
            {
                names = [.. Directory.GetFiles(Path.GetDirectoryName(Target)!).Select(file => Path.GetFileName(file))];
            }
        });

        await fixture.Client.Days.DownloadAsync(ResourceType.Messages, Day, Target, progress, Cancellation);

        Assert.StartsWith(".", Assert.Single(names), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DownloadAsync_CanceledWhileReading_ThrowsAndDeletesTempFile()
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        fixture.AddFile(Day);
        fixture.Faults.Enqueue(Fault.BodyStalled(10), request => request.IsFileRequest);
        using var cancellation = new CancellationTokenSource();
        var progress = new CallbackProgress<long>(bytes =>
        {
            if (bytes > 0)
            {
                cancellation.Cancel();
            }
        });

        var exception = await Assert.ThrowsAsync<OperationCanceledException>(() =>
            DownloadAsync(fixture.Client, progress, cancellation.Token)
        );

        Assert.Equal(cancellation.Token, exception.CancellationToken);
        Assert.Equal("The download was canceled.", exception.Message);
        AssertNoTempFiles();
    }
}
