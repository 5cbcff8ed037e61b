namespace BulkExport.Client.Tests.Http;

public sealed class RequestContextTests
{
    private static readonly OperationDescriptor Fetch = new("FetchThing", "fetch the thing", RetrySafety.Idempotent);

    [Fact]
    public void ToString_WithOrWithoutTarget_ReturnsDescription()
    {
        Assert.Equal("fetch the thing of Anna", CreateContext("of Anna").ToString());
        Assert.Equal("fetch the thing", CreateContext(string.Empty).ToString());
    }

    private static RequestContext CreateContext(string target) =>
        new(Fetch, target, startTimestamp: 0, JobResponseReader.Call.Send, parse: null);
}
