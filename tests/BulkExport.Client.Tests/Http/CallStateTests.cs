namespace BulkExport.Client.Tests.Http;

public sealed class CallStateTests
{
    private static readonly Operation Fetch = new("FetchThing", "fetch the thing", RepeatRule.WheneverUseful);

    [Fact]
    public void ToString_WithAndWithoutASubject_ReadsAsWords()
    {
        Assert.Equal("fetch the thing of Anna", new CallState(Fetch, "of Anna", started: 0).ToString());
        Assert.Equal("fetch the thing", new CallState(Fetch, string.Empty, started: 0).ToString());
    }
}
