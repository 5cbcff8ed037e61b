using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;

namespace BulkExport.Client.Tests.Jobs;

public class JobJsonTests
{
    private const string LongKey = "Finished";

    private static readonly DateOnly First = new(2020, 7, 1);

    private static readonly JobStatusBucket TwoCompleted = new()
    {
        Status = JobStatus.Completed,
        Count = 2,
        Days = [First, First.AddDays(1)],
    };

    private static readonly JobStatusBucket AllRunning = new() { Status = JobStatus.Running, Count = 27 };

    /// <summary>Gets details in each format of the service, and the expected buckets.</summary>
    public static TheoryData<string, JobDetails> Details =>
        new()
        {
            { "null", JobDetails.Empty },
            { "[]", JobDetails.Empty },
            { "{}", JobDetails.Empty },
            { "[{}]", [new JobStatusBucket()] },
            { """[{"status":null,"count":null,"days":null}]""", [new JobStatusBucket()] },
            { """[{"status":"Running","count":27,"days":null}]""", [AllRunning] },
            { """[{"status":"Running","count":"27","days":[]}]""", [AllRunning] },
            { """[{"days":null,"count":27,"new":{"a":[1]},"status":"Running"}]""", [AllRunning] },
            { """[{"status":"Runn\u0069ng","c\u006funt":"\u0032\u0037"}]""", [AllRunning] },
            { """[{"status":"Failed","count":1,"status":"Running","count":27}]""", [AllRunning] },
            {
                """[{"status":"Completed","count":2,"days":["2020-07-01","2020-07-02"]},{"status":"Running","count":27,"days":null}]""",
                [TwoCompleted, AllRunning]
            },
            { """[{"status":"Completed","days":["2020-07-01","2020-07-02"]}]""", [TwoCompleted] },
            { """[{"status":"Archived","count":3}]""", [new JobStatusBucket { Status = new("Archived"), Count = 3 }] },
            { """{"status":"Running","count":27,"days":null}""", [AllRunning] },
            { """{"new":1,"status":"Running","count":27}""", [AllRunning] },
            { """{"0":{"status":"Running","count":27,"days":null}}""", [AllRunning] },
            {
                """{"0":{"status":"Completed","count":2,"days":["2020-07-01","2020-07-02"]},"n":5,"1":{"status":"Running","count":27}}""",
                [TwoCompleted, AllRunning]
            },
        };

    /// <summary>Gets invalid properties with the path, the expected format and the actual value.</summary>
    public static TheoryData<string, string, string, string> InvalidProperties =>
        new()
        {
            { "\"job_sid\":5", "$.job_sid", "a job SID (JS and 32 hexadecimal digits)", "an unexpected number" },
            { "\"job_sid\":\"\"", "$.job_sid", "a job SID (JS and 32 hexadecimal digits)", "an unexpected string" },
            {
                "\"resource_type\":\"../x\"",
                "$.resource_type",
                "the name of a resource type, in ASCII letters and digits",
                "an unexpected string"
            },
            { "\"start_day\":\"01.07.2020\"", "$.start_day", "a date in the format yyyy-MM-dd", "an unexpected string" },
            { "\"start_day\":\"2020-02-30\"", "$.start_day", "a date in the format yyyy-MM-dd", "an unexpected string" },
            { "\"start_day\":\"2020-07-01T00:00:00\"", "$.start_day", "a date in the format yyyy-MM-dd", "an unexpected string" },
            { "\"start_day\":20200701", "$.start_day", "a date in the format yyyy-MM-dd", "an unexpected number" },
            { "\"end_day\":\"٢٠٢٠-07-01\"", "$.end_day", "a date in the format yyyy-MM-dd", "an unexpected string" },
            { "\"end_day\":false", "$.end_day", "a date in the format yyyy-MM-dd", "a Boolean" },
            { "\"details\":5", "$.details", "the status buckets: a list, an object or null", "an unexpected number" },
            { "\"details\":[[]]", "$.details[0]", "a status bucket, an object", "an array" },
            { "\"details\":[{},null]", "$.details[1]", "a status bucket, an object", "null" },
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

    [Fact]
    public async Task Read_AllFields_ReturnsTypedValues()
    {
        var job = await JobResponseReader.ReadJobAsync(JobSamples.Running);

        Assert.Equal(TestAccount.JobSid, job.JobSid);
        Assert.Equal(ResourceType.Messages, job.ResourceType);
        Assert.Equal(@"Apr\-Jun 2023", job.FriendlyName);
        Assert.Equal(First, job.StartDay);
        Assert.Equal(First.AddDays(2), job.EndDay);
        Assert.Equal<JobDetails>([TwoCompleted, new() { Status = JobStatus.Submitted, Count = 1 }], job.Details);
        Assert.Equal(new Uri("https://example.org/hook?key=1"), job.WebhookUrl);
        Assert.Equal(HttpMethod.Post, job.WebhookMethod);
        Assert.Equal("anna@example.org", job.Email);
        Assert.Equal(new Uri($"https://bulkexports.twilio.com/v1/Exports/Jobs/{TestAccount.JobSidText}"), job.Url);
        Assert.Equal(1, job.QueuePosition);
        Assert.Equal(new DateTimeOffset(2021, 3, 15, 20, 20, 14, 547, TimeSpan.Zero), job.EstimatedCompletionTime);
        Assert.Equal(TimeSpan.Zero, job.EstimatedCompletionTime!.Value.Offset);
    }

    [Fact]
    public async Task Read_CreatedJob_LeavesUnknownValuesNull()
    {
        var expected = new Job
        {
            JobSid = TestAccount.JobSid,
            FriendlyName = @"Apr\-Jun 2023",
            StartDay = new(2023, 4, 1),
            EndDay = new(2023, 6, 30),
        };

        Assert.Equal(expected, await JobResponseReader.ReadJobAsync(JobSamples.Created));
    }

    [Fact]
    public async Task Read_EscapesAndUnknownFields_UnescapesAndSkips()
    {
        var expected = new Job
        {
            JobSid = TestAccount.JobSid,
            Details = [AllRunning],
            StartDay = First,
            WebhookMethod = HttpMethod.Get,
            FriendlyName = "🚀",
        };

        Assert.Equal(expected, await JobResponseReader.ReadJobAsync(JobSamples.Unusual));
    }

    [Theory]
    [MemberData(nameof(Details))]
    public async Task Read_DetailsInEachFormat_ReturnsBuckets(string json, JobDetails details) =>
        Assert.Equal(details, (await JobResponseReader.ReadJobWithAsync($"\"details\":{json}")).Details);

    [Fact]
    public async Task Read_EmptyStrings_ReturnsNull()
    {
        var job = await JobResponseReader.ReadJobWithAsync(
            """
            "resource_type":"","friendly_name":"","start_day":"","end_day":"","webhook_url":"","webhook_method":"","email":"","url":"",
            "job_queue_position":"","estimated_completion_time":""
            """
        );

        Assert.Equal(new Job { JobSid = TestAccount.JobSid, FriendlyName = string.Empty }, job);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("\"7\"", 7)]
    [InlineData("\"-2147483648\"", int.MinValue)]
    [InlineData("\"\\u0031\\u0032\\u0033\\u0034\"", 1234)]
    public async Task Read_QueuePositionAsNumberOrString_ReturnsNumber(string json, int position) =>
        Assert.Equal(position, (await JobResponseReader.ReadJobWithAsync($"\"job_queue_position\":{json}")).QueuePosition);

    [Theory]
    [InlineData("2021-03-15T20:20:14")]
    [InlineData("2021-03-15T20:20:14.0000000")]
    [InlineData("2021-03-15T20:20:14Z")]
    [InlineData("2021-03-15T21:20:14+01:00")]
    [InlineData("2021-03-15T20\\u003a20:14")]
    public async Task Read_TimestampWithOrWithoutZone_ReturnsUtc(string time)
    {
        var job = await JobResponseReader.ReadJobWithAsync($"\"estimated_completion_time\":\"{time}\"");

        Assert.Equal(new DateTimeOffset(2021, 3, 15, 20, 20, 14, TimeSpan.Zero), job.EstimatedCompletionTime);
        Assert.Equal(TimeSpan.Zero, job.EstimatedCompletionTime!.Value.Offset);
    }

    [Fact]
    public async Task Read_DuplicateProperties_UsesLastValue()
    {
        var job = await JobResponseReader.ReadJobWithAsync(
            """
            "email":"first@example.org","email":"last@example.org","details":[{"status":"Running"}],"details":null
            """
        );

        Assert.Equal("last@example.org", job.Email);
        Assert.Empty(job.Details);
    }

    [Theory]
    [InlineData("\"\\ud800-unknown\":1")]
    [InlineData("\"details\":{\"count\":1,\"\\ud800-unknown\":1}")]
    public async Task Read_InvalidUtf8PropertyName_SkipsProperty(string properties) =>
        Assert.Equal(TestAccount.JobSid, (await JobResponseReader.ReadJobWithAsync(properties)).JobSid);

    [Fact]
    public async Task Read_ByteOrderMark_SkipsMark() =>
        Assert.Equal(
            await JobResponseReader.ReadJobAsync(JobSamples.Running),
            await JobResponseReader.ReadJobAsync([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(JobSamples.Running)])
        );

    [Theory]
    [MemberData(nameof(InvalidProperties))]
    public async Task Read_InvalidValue_ThrowsWithPathExpectedAndActual(string property, string path, string expected, string found)
    {
        var failure = await Assert.ThrowsAsync<BulkExportFormatException>(() => JobResponseReader.ReadJobWithAsync(property));

        Assert.Equal(path, failure.JsonPath);
        Assert.Equal(expected, failure.ExpectedFormat);
        Assert.Equal(
            $"The response to the request to fetch job {TestAccount.JobSidText} is malformed: {path} should be {expected}, but is {found}. "
                + "Check the base address; if it is correct, report the excerpt of the response.",
            failure.Message
        );
    }

    [Theory]
    [InlineData("{}", "$.job_sid should be a job SID, but is missing")]
    [InlineData("{\"job_sid\":null}", "$.job_sid should be a job SID, but is missing")]
    [InlineData("null", "$ should be a job, an object, but is null")]
    [InlineData("[]", "$ should be a job, an object, but is an array")]
    [InlineData("\"job\"", "$ should be a job, an object, but is an unexpected string")]
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
            $"The response to the request to fetch job {TestAccount.JobSidText} is malformed: {reason}. "
                + "Check the base address; if it is correct, report the excerpt of the response.",
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
    public async Task Write_RunningJob_ReturnsWireFormat()
    {
        var job = await JobResponseReader.ReadJobAsync(JobSamples.Running);

        Assert.Equal(JobSamples.Running, JsonSerializer.Serialize(job));
        Assert.Equal(JobSamples.Running, JsonSerializer.Serialize(job, BulkExportJsonContext.Default.Job));
    }

    [Fact]
    public void Write_EmptyJob_RoundTrips()
    {
        var json = JsonSerializer.Serialize(new Job());

        Assert.Equal(
            """
            {"job_sid":null,"resource_type":null,"friendly_name":null,"start_day":null,"end_day":null,"details":null,"webhook_url":null,
            "webhook_method":null,"email":null,"url":null,"job_queue_position":null,"estimated_completion_time":null}
            """.ReplaceLineEndings(""),
            json
        );
        Assert.Equal(new Job(), JsonSerializer.Deserialize<Job>(json));
    }

    [Theory]
    [InlineData("2021-03-15T21:20:14.5470000+01:00", "2021-03-15T20:20:14.547")]
    [InlineData("2021-03-15T20:20:14Z", "2021-03-15T20:20:14")]
    public async Task Write_Timestamp_UsesUtcWithoutZone(string read, string written)
    {
        var job = await JobResponseReader.ReadJobWithAsync($"\"estimated_completion_time\":\"{read}\"");

        Assert.Contains($"\"estimated_completion_time\":\"{written}\"", JsonSerializer.Serialize(job), StringComparison.Ordinal);
    }

    [Fact]
    public void Deserialize_NestedInvalidValue_ThrowsWithPathAndField()
    {
        var failure = Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Job[]>("""[{},{"details":[{"status":true}]}]"""));

        Assert.StartsWith("$[1]", failure.Path, StringComparison.Ordinal);
        Assert.Equal("details[0].status should be the name of a status, but is a Boolean.", failure.Message);
    }

    [Fact]
    public void Deserialize_SegmentedSequence_ReturnsSameJob()
    {
        foreach (var sample in JobSamples.All)
        {
            var reader = new Utf8JsonReader(ByteByByte(sample));
            reader.Read();

            Assert.Equal(JsonSerializer.Deserialize<Job>(sample), JobJsonConverter.ReadValue(ref reader));
        }
    }

    [Fact]
    public async Task DeserializeAsync_SmallReads_ReturnsSameJob()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var pipe = new Pipe();
        var reading = JsonSerializer.DeserializeAsync<Job[]>(pipe.Reader.AsStream(), cancellationToken: cancellationToken);

        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes($"[{JobSamples.Unusual},"), cancellationToken);
        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes($"{JobSamples.Unusual}]"), cancellationToken);
        await pipe.Writer.CompleteAsync();

        var expected = await JobResponseReader.ReadJobAsync(JobSamples.Unusual);
        Assert.Equal<Job>([expected, expected], (await reading)!);
    }

    private static ReadOnlySequence<byte> ByteByByte(string text)
    {
        var first = new Segment(default, previous: null);
        var last = first;
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            last = new Segment(new[] { b }, last);
        }

        return new(first, 0, last, last.Memory.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, Segment? previous)
        {
            Memory = memory;
            if (previous is not null)
            {
                RunningIndex = previous.RunningIndex + previous.Memory.Length;
                previous.Next = this;
            }
        }
    }
}
