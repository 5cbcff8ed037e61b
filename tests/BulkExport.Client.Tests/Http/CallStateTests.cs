namespace BulkExport.Client.Tests.Http;

public sealed class CallStateTests
{
    private static readonly Operation Fetch = new("FetchThing", "fetch the thing", RepeatRule.WheneverUseful);

    [Fact]
    public void ToString_WithAndWithoutASubject_ReadsAsWords()
    {
        Assert.Equal("fetch the thing of Anna", CallOf("of Anna").ToString());
        Assert.Equal("fetch the thing", CallOf(string.Empty).ToString());
    }

    private static CallState CallOf(string subject) => new(Fetch, subject, started: 0, JobResponseReader.Call.Ask, parse: null);
}
