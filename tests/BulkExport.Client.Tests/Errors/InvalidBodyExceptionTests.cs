namespace BulkExport.Client.Tests.Errors;

/// <summary>Tests the exceptions that are created for malformed response bodies.</summary>
public class InvalidBodyExceptionTests : ExceptionFactoryTestBase
{
    [Fact]
    public async Task InvalidBody_WrongType_SetsPathExpectedFormatAndShape()
    {
        var handler = new StubHandler(_ =>
            StubHandler.Json($$"""{"start_day":{"to":"anna@example.org"},"job_sid":"{{TestAccount.JobSidText}}"}""")
        );

        var failure = await FetchAsync<BulkExportFormatException>(handler);

        Assert.Equal("$.start_day", failure.JsonPath);
        Assert.Equal("a date in the format yyyy-MM-dd", failure.ExpectedFormat);
        Assert.Equal("a JSON object with job_sid, start_day (application/json, 86 bytes)", failure.Excerpt);
        Assert.Contains($" The body is {failure.Excerpt}. ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("anna", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", ": it is empty.")]
    [InlineData("{}", "job_sid should be a job SID, but is missing.")]
    public async Task InvalidBody_NotAJob_ThrowsWithReason(string body, string reason)
    {
        var failure = await FetchAsync<BulkExportFormatException>(new StubHandler(_ => StubHandler.Json(body)));

        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvalidBody_ErrorFarFromStart_ReportsPathWithoutContent()
    {
        var name = new string('x', 1000);
        var handler = new StubHandler(_ =>
            StubHandler.Json($$"""{"friendly_name":"{{name}}","start_day":"01.07.2020","email":"{{name}}"}""")
        );

        var failure = await FetchAsync<BulkExportFormatException>(handler);

        Assert.Equal("$.start_day", failure.JsonPath);
        Assert.Equal("a JSON object with email, friendly_name, start_day (application/json, 2,056 bytes)", failure.Excerpt);
        Assert.DoesNotContain("01.07", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvalidBody_InvalidJsonOnLaterLine_ReportsBytePositionAndShape()
    {
        var name = new string('x', 1000);
        var before = $"{{\n\"friendly_name\": \"{name}\",\n\"email\": ";
        var handler = new StubHandler(_ => StubHandler.Json($"{before}none,\n\"url\": \"{name}\"\n}}"));

        var failure = await FetchAsync<BulkExportFormatException>(handler);

        Assert.Contains($": it is not valid JSON at byte {before.Length + 1}.", failure.Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "an invalid JSON object with email, friendly_name (application/json, ",
            failure.Excerpt,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task InvalidBody_NotJson_DescribesBody()
    {
        var handler = new StubHandler(_ => StubHandler.Json("<html>Please log in</html>"));

        var failure = await FetchAsync<BulkExportFormatException>(handler);

        Assert.Null(failure.JsonPath);
        Assert.Null(failure.ExpectedFormat);
        Assert.Null(failure.InnerException);
        Assert.Equal("an HTML page (application/json, 26 bytes)", failure.Excerpt);
    }
}
