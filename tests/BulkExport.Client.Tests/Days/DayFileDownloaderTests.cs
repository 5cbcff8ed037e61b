using System.IO.Pipelines;
using System.Net;

namespace BulkExport.Client.Tests.Days;

/// <summary>Answers of the host of a file, each of which holds a connection until it is disposed.</summary>
public sealed class DayFileDownloaderTests
{
    private static readonly DateOnly Day = new(2026, 11, 1);

    [Theory]
    [InlineData(HttpStatusCode.NoContent)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task OpenReadAsync_Refused_DisposesTheAnswer(HttpStatusCode status)
    {
        var body = new MemoryStream();
        using var client = ClientFor(body, status);

        await Assert.ThrowsAsync<BulkExportConnectionException>(() =>
            client.Days.OpenReadAsync(ResourceType.Messages, Day, TestContext.Current.CancellationToken)
        );

        Assert.False(body.CanRead);
    }

    [Fact]
    public async Task OpenReadAsync_Opened_KeepsTheAnswerUntilTheStreamIsDisposed()
    {
        var body = new MemoryStream();
        using var client = ClientFor(body, HttpStatusCode.OK);

        await using (await client.Days.OpenReadAsync(ResourceType.Messages, Day, TestContext.Current.CancellationToken))
        {
            Assert.True(body.CanRead);
        }

        Assert.False(body.CanRead);
    }

    [Fact]
    public async Task OpenReadAsync_NothingByHttp2WithoutALength_IsAnEmptyDay()
    {
        using var client = ClientFor(PipeReader.Create(Stream.Null).AsStream(), HttpStatusCode.OK, HttpVersion.Version20);

        await using var day = await client.Days.OpenReadAsync(ResourceType.Messages, Day, TestContext.Current.CancellationToken);

        Assert.Equal(0, await day.ReadAsync(new byte[1], TestContext.Current.CancellationToken));
    }

    private static BulkExportClient ClientFor(Stream body, HttpStatusCode status, Version? version = null) =>
        TestClientFactory.CreateWithoutRetries(
            new(request =>
                request.RequestUri!.Host == "files.example"
                    ? new(status) { Content = new StreamContent(body), Version = version ?? HttpVersion.Version11 }
                    : StubHandler.Json("""{"redirect_to":"https://files.example/day"}""", HttpStatusCode.TemporaryRedirect)
            )
        );
}
