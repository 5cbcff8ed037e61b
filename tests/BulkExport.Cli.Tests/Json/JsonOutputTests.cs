using System.Text.Json;
using BulkExport.Cli.Tests.Support;
using BulkExport.Client.Testing;

namespace BulkExport.Cli.Tests.Json;

/// <summary>The output of the commands with <c>--json</c>.</summary>
public sealed class JsonOutputTests : CliTestBase
{
    private static readonly string[] AllDays = ["2026-11-01", "2026-11-02", "2026-11-03"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task JobShow_Json_WritesDocument(bool isTerminal)
    {
        IsTerminal = isTerminal;
        var sid = Service.Jobs.Add(
            WithFailure with
            {
                FriendlyName = "Größe\u001b[2J",
                Age = TimeSpan.FromHours(1),
                WebhookUrl = new("https://example.com/hook?key=k"),
                WebhookMethod = HttpMethod.Post,
                Email = "a@example.com",
            }
        );

        Assert.Equal(0, await RunAsync("job", "show", $"{sid}", "--json"));
        Assert.Equal(
            $$"""
            {"jobSid":"{{sid}}","resourceType":"Messages","friendlyName":"Größe\\u001B[2J","startDay":"2026-11-01","endDay":"2026-11-03","dayCount":3,"finishedDayCount":3,"isFinished":true,"queuePosition":null,"estimatedCompletionTime":null,"webhook":{"method":"POST","origin":"https://example.com"},"hasNotificationEmail":true,"statuses":[{"status":"Completed","count":2,"days":["2026-11-01","2026-11-03"]},{"status":"Failed","count":1,"days":["2026-11-02"]}]}

            """.ReplaceLineEndings("\n"),
            Output.ToString()
        );
        Assert.Empty(Error.ToString());
        Assert.Empty(Screen.Output);
    }

    [Fact]
    public async Task JobCreate_Json_WritesJobWithoutPrompt()
    {
        IsTerminal = true;

        Assert.Equal(0, await RunAsync("job", "create", "calls", "2026-10-01", "2026-10-31", "--json"));
        var job = ReadDocument();
        Assert.True(Service.Jobs.Contains(JobSid.Parse(job.GetProperty("jobSid").GetString()!)));
        Assert.Equal("Calls", job.GetProperty("resourceType").GetString());
        Assert.Equal("Calls 2026-10-01 to 2026-10-31", job.GetProperty("friendlyName").GetString());
        Assert.False(job.GetProperty("isFinished").GetBoolean());
    }

    [Fact]
    public async Task JobWatch_Json_WritesProgressToErrorStream()
    {
        var sid = Service.Jobs.Add(WithFailure);

        Assert.Equal(5, await RunAsync("job", "watch", $"{sid}", "--json"));
        Assert.True(ReadDocument().GetProperty("isFinished").GetBoolean());
        Assert.Contains("  0 of 3 days done; Submitted 3", Error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("Finished: 2 completed, 1 failed (2026-11-02).\n", Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task JobDelete_Json_WritesSidAndRequiresYes()
    {
        IsTerminal = true;
        var sid = Service.Jobs.Add(ThreeDays);

        Assert.Equal(2, await RunAsync("job", "delete", $"{sid}", "--json"));
        AssertOneErrorLine("Cannot prompt for confirmation");
        Assert.Empty(Output.ToString());

        Assert.Equal(0, await RunAsync("job", "delete", $"{sid}", "--json", "--yes"));
        Assert.Equal($$"""{"jobSid":"{{sid}}"}""" + "\n", Output.ToString());
        Assert.False(Service.Jobs.Contains(sid));
    }

    [Fact]
    public async Task JobList_Json_WritesLines()
    {
        var running = Service.Jobs.Add(ThreeDays);
        var finished = Service.Jobs.Add(ThreeDays with { Age = TimeSpan.FromHours(1) });

        Assert.Equal(0, await RunAsync("job", "list", "messages", "--json"));
        Assert.Equal([$"{finished}", $"{running}"], ReadLines().Select(job => job.GetProperty("jobSid").GetString()));
    }

    [Fact]
    public async Task DaysList_Json_WritesLines()
    {
        Service.Jobs.Add(ThreeDays with { Age = TimeSpan.FromHours(1) });

        Assert.Equal(0, await RunAsync("days", "list", "messages", "--json"));
        var days = ReadLines();
        Assert.Equal(["2026-11-01", "2026-11-03"], days.Select(day => day.GetProperty("day").GetString()));
        Assert.Equal(Service.Files.Get(ResourceType.Messages, new(2026, 11, 1)).Length, days[0].GetProperty("size").GetInt64());
        Assert.Equal("2026-11-24", days[0].GetProperty("createdOn").GetString());
        Assert.Equal("2026-12-01", days[0].GetProperty("expiresOn").GetString());
        Assert.Equal("November", days[0].GetProperty("friendlyName").GetString());
    }

    [Theory]
    [InlineData("job")]
    [InlineData("days")]
    public async Task List_EmptyJson_WritesNothing(string command)
    {
        IsTerminal = true;

        Assert.Equal(0, await RunAsync(command, "list", "calls", "--json"));
        Assert.Empty(Output.ToString());
        Assert.Empty(Screen.Output);
    }

    [Fact]
    public async Task DaysRead_Json_WritesRecordsUnchanged()
    {
        Service.Jobs.Add(ThreeDays with { Age = TimeSpan.FromHours(1) });

        Assert.Equal(0, await RunAsync("days", "read", "messages", "2026-11-01", "--json"));
        Assert.Equal(Service.Files.Get(ResourceType.Messages, new(2026, 11, 1)).RecordCount, Bytes.ToArray().Count(value => value == '\n'));
        Assert.Empty(Output.ToString());
    }

    [Fact]
    public async Task ConfigShow_Json_WritesDocument()
    {
        Assert.Equal(0, await RunAsync("config", "show", "calls", "--json"));
        Assert.Equal("""{"resourceType":"Calls","enabled":false,"webhook":null}""" + "\n", Output.ToString());
    }

    [Fact]
    public async Task Completion_Json_WritesScript()
    {
        Assert.Equal(0, await RunAsync("completion", "bash", "--json"));
        var document = ReadDocument();
        Assert.Equal("bash", document.GetProperty("shell").GetString());
        Assert.Contains("complete -o default", document.GetProperty("script").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_Json_WritesExport()
    {
        Assert.Equal(0, await RunAsync("demo", "--json"));
        Assert.Equal(
            "2026-11-17",
            Assert.Single(ReadDocument().GetProperty("missingDays").EnumerateArray()).GetProperty("day").GetString()
        );
        Assert.Contains("== Read the records", Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FailureWithJson_WritesErrorToErrorStream()
    {
        Service.Faults.Enqueue(Fault.Status(System.Net.HttpStatusCode.Unauthorized));

        Assert.Equal(4, await RunAsync("job", "list", "Messages", "--json"));
        AssertOneErrorLine("The request to list");
        Assert.Empty(Output.ToString());
    }

    [Fact]
    public async Task JobDownload_Json_WritesExport()
    {
        var sid = Service.Jobs.Add(ThreeDays with { Age = TimeSpan.FromHours(1) });
        var directory = Directory.CreateTempSubdirectory("bulkexport-");
        try
        {
            Assert.Equal(0, await RunAsync("job", "download", $"{sid}", "--to", directory.FullName, "--json"));
            var export = ReadDocument();
            Assert.Equal($"{sid}", export.GetProperty("jobs")[0].GetProperty("jobSid").GetString());
            Assert.Equal([AllDays[1]], export.GetProperty("emptyDays").EnumerateArray().Select(day => day.GetString()));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private JsonElement ReadDocument() => Assert.Single(ReadLines());

    private List<JsonElement> ReadLines() =>
        [
            .. Output
                .ToString()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonSerializer.Deserialize<JsonElement>(line)),
        ];
}
