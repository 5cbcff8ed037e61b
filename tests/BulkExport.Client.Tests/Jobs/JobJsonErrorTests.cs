using System.Text.Json;

namespace BulkExport.Client.Tests.Jobs;

/// <summary>Tests the exceptions that are thrown for malformed jobs.</summary>
public class JobJsonErrorTests
{
    private const string LongKey = "Finished";

    /// <summary>Gets invalid properties with the path, the expected format and the actual value.</summary>
    public static TheoryData<string, string, string, string> InvalidProperties =>
        new()
        {
            { "\"job_sid\":5", "$.job_sid", "a job SID (JS followed by 32 hexadecimal digits)", "an unexpected number" },
            { "\"job_sid\":\"\"", "$.job_sid", "a job SID (JS followed by 32 hexadecimal digits)", "an unexpected string" },
            {
                "\"resource_type\":\"../x\"",
                "$.resource_type",
                "the name of a resource type (ASCII letters and digits)",
                "an unexpected string"
            },
            { "\"start_day\":\"01.07.2020\"", "$.start_day", "a date in the format yyyy-MM-dd", "an unexpected string" },
            { "\"start_day\":\"2020-02-30\"", "$.start_day", "a date in the format yyyy-MM-dd", "an unexpected string" },
            { "\"start_day\":\"2020-07-01T00:00:00\"", "$.start_day", "a date in the format yyyy-MM-dd", "an unexpected string" },
            { "\"start_day\":20200701", "$.start_day", "a date in the format yyyy-MM-dd", "an unexpected number" },
            { "\"end_day\":\"٢٠٢٠-07-01\"", "$.end_day", "a date in the format yyyy-MM-dd", "an unexpected string" },
            { "\"end_day\":false", "$.end_day", "a date in the format yyyy-MM-dd", "a Boolean" },
            { "\"details\":5", "$.details", "an array of status buckets, an object or null", "an unexpected number" },
            { "\"details\":[[]]", "$.details[0]", "a status bucket object", "an array" },
            { "\"details\":[{},null]", "$.details[1]", "a status bucket object", "null" },
            { "\"details\":[{\"status\":1}]", "$.details[0].status", "the name of a status", "an unexpected number" },
            { "\"details\":[{\"days\":{}}]", "$.details[0].days", "an array of dates or null", "an object" },
            { "\"details\":[{\"days\":[null]}]", "$.details[0].days[0]", "a date in the format yyyy-MM-dd", "null" },
            {
                "\"details\":[{},{\"days\":[\"2020-07-01\",\"x\"]}]",
                "$.details[1].days[1]",
                "a date in the format yyyy-MM-dd",
                "an unexpected string"
            },
            { "\"details\":{\"0\":{\"days\":[\"\"]}}", "$.details.0.days[0]", "a date in the format yyyy-MM-dd", "an unexpected string" },
            {
                $"\"details\":{{\"{LongKey}\":{{\"days\":1}}",
                $"$.details.{LongKey}.days",
                "an array of dates or null",
                "an unexpected number"
            },
            { $"\"details\":{{\"{LongKey}x\":{{\"days\":1}}", "$.details.*.days", "an array of dates or null", "an unexpected number" },
            {
                "\"details\":{\"0123456789abcdef0123456789abcdef\":{\"days\":1}",
                "$.details.*.days",
                "an array of dates or null",
                "an unexpected number"
            },
            { "\"details\":{\"16505551111\":{\"days\":1}", "$.details.*.days", "an array of dates or null", "an unexpected number" },
            { "\"details\":{\"\\u0061bc\":{\"days\":1}", "$.details.*.days", "an array of dates or null", "an unexpected number" },
            { "\"details\":{\"\":{\"days\":1}", "$.details.*.days", "an array of dates or null", "an unexpected number" },
            { "\"details\":{\"anna@example.org\":{\"days\":1}}", "$.details.*.days", "an array of dates or null", "an unexpected number" },
        };

    [Theory]
    [MemberData(nameof(InvalidProperties))]
    public async Task Read_InvalidValue_ThrowsWithPathExpectedAndActual(string property, string path, string expected, string found)
    {
        var failure = await Assert.ThrowsAsync<BulkExportFormatException>(() => JobResponseReader.ReadJobWithAsync(property));

        Assert.Equal(path, failure.JsonPath);
        Assert.Equal(expected, failure.ExpectedFormat);
        Assert.Equal(
            $"The response to the request to fetch job {TestAccount.JobSidText} is malformed: {path} should be {expected}, but is {found}. The body is {failure.Excerpt}. "
                + "Check the base address. If it is correct, open an issue and include this message.",
            failure.Message
        );
    }

    [Theory]
    [InlineData("{}", "$.job_sid should be a job SID, but is missing")]
    [InlineData("{\"job_sid\":null}", "$.job_sid should be a job SID, but is missing")]
    [InlineData("null", "$ should be a job object, but is null")]
    [InlineData("[]", "$ should be a job object, but is an array")]
    [InlineData("\"job\"", "$ should be a job object, but is an unexpected string")]
    [InlineData("", "it is empty")]
    [InlineData("\ufeff", "it is empty")]
    [InlineData("  ", "it is not valid JSON at byte 2")]
    [InlineData("<html>", "it is not valid JSON at byte 0")]
    [InlineData("{\"job_sid\":", "it is not valid JSON at byte 11")]
    [InlineData("{\n\"email\":\n nil}", "it is not valid JSON at byte 13")]
    public async Task Read_NotAJob_ThrowsWithReason(string body, string reason)
    {
        var failure = await Assert.ThrowsAsync<BulkExportFormatException>(() => JobResponseReader.ReadJobAsync(body));

        Assert.Equal(
            $"The response to the request to fetch job {TestAccount.JobSidText} is malformed: {reason}. {(failure.Excerpt is { } shape ? $"The body is {shape}. " : string.Empty)}"
                + "Check the base address. If it is correct, open an issue and include this message.",
            failure.Message
        );
    }

    [Fact]
    public async Task Read_TrailingData_Throws()
    {
        var failure = await Assert.ThrowsAsync<BulkExportFormatException>(() => JobResponseReader.ReadJobAsync(JobSamples.Created + "{}"));

        Assert.Null(failure.JsonPath);
        Assert.Contains("it is not valid JSON at byte", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_BodyTooLarge_Throws()
    {
        var body = new byte[BufferedResponseContent.MaxLength + 1];
        Array.Fill(body, (byte)' ');

        var failure = await Assert.ThrowsAsync<BulkExportFormatException>(() => JobResponseReader.ReadJobAsync(body));

        Assert.Contains("is malformed: it is longer than 32 MiB.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deserialize_NestedInvalidValue_ThrowsWithPathAndField()
    {
        var failure = Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Job[]>("""[{},{"details":[{"status":true}]}]"""));

        Assert.StartsWith("$[1]", failure.Path, StringComparison.Ordinal);
        Assert.Equal("details[0].status should be the name of a status, but is a Boolean.", failure.Message);
    }
}
