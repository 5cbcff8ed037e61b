namespace BulkExport.Client.Tests.Days;

public sealed class DayContentStreamTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Dispose_EitherWay_DisposesTheContentAndTheAnswer(bool isAsynchronous)
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
}
