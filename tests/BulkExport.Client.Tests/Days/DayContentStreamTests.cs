using System.IO.Compression;

namespace BulkExport.Client.Tests.Days;

public sealed class DayContentStreamTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Dispose_SyncOrAsync_DisposesContentAndResponse(bool isAsynchronous)
    {
        var content = new MemoryStream();
        var body = new MemoryStream();
        using var response = new HttpResponseMessage { Content = new StreamContent(body) };
        var stream = new DayContentStream(content, response, ResourceType.Messages, new(2026, 11, 1));

        if (isAsynchronous)
        {
            await stream.DisposeAsync();
        }
        else
        {
            stream.Dispose();
        }

        Assert.False(content.CanRead);
        Assert.False(body.CanRead);
    }

    public static TheoryData<string, Action<Stream>> SynchronousReads =>
        new()
        {
            { "Read", stream => stream.ReadExactly(new byte[1]) },
            { "ReadByte", stream => stream.ReadByte() },
            { "CopyTo", stream => stream.CopyTo(Stream.Null) },
            { "StreamReader", stream => new StreamReader(stream).ReadLine() },
            { "GZipStream", stream => new GZipStream(stream, CompressionMode.Decompress).ReadByte() },
        };

    [Theory]
    [MemberData(nameof(SynchronousReads), DisableDiscoveryEnumeration = true)]
    public async Task Read_Synchronous_ThrowsWithReasonAndAlternatives(string name, Action<Stream> read)
    {
        using var response = new HttpResponseMessage();
        await using var stream = new DayContentStream(new MemoryStream([1]), response, ResourceType.Messages, new(2026, 11, 1));

        var exception = Assert.Throws<NotSupportedException>(() => read(stream));

        Assert.NotEmpty(name);
        Assert.Equal(
            "This stream supports asynchronous reads only, because a synchronous read cannot be canceled. Use ReadAsync, CopyToAsync or StreamReader.ReadLineAsync. For code that reads synchronously, download the file with IDaysClient.DownloadAsync and open it with a GZipStream.",
            exception.Message
        );
    }
}
