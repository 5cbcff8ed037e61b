namespace BulkExport.Client.Tests.Http;

public sealed class RequestContextTests
{
    private static readonly OperationDescriptor Fetch = new("FetchThing", "fetch the thing", RetrySafety.Idempotent);

    [Fact]
    public void ToString_WithOrWithoutTarget_ReturnsDescription()
    {
        Assert.Equal("fetch the thing of Anna", CallOf("of Anna").ToString());
        Assert.Equal("fetch the thing", CallOf(string.Empty).ToString());
    }

    private static RequestContext CallOf(string subject) =>
        new(Fetch, subject, startTimestamp: 0, JobResponseReader.Call.Send, parse: null);
}
