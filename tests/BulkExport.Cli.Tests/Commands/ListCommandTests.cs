using System.Net;
using BulkExport.Cli.Tests.Support;
using BulkExport.Client.Testing;

namespace BulkExport.Cli.Tests.Commands;

public sealed class ListCommandTests : CliTestBase
{
    private static readonly SimulatedJob Done = ThreeDays with { Age = TimeSpan.FromHours(1) };

    [Fact]
    public async Task JobList_InPipe_WritesTabSeparatedColumns()
    {
        var running = Service.Jobs.Add(ThreeDays);
        var finished = Service.Jobs.Add(Done);
        Service.Jobs.Add(ThreeDays with { ResourceType = ResourceType.Calls });

        Assert.Equal(0, await RunAsync("job", "list", "Messages"));
        Assert.Equal(
            $"{finished}\t2026-11-01\t2026-11-03\t3 of 3 days done\tCompleted 2, CompletedEmptyRecords 1\tNovember\n"
                + $"{running}\t2026-11-01\t2026-11-03\t0 of 3 days done\tSubmitted 3\tNovember\n",
            Output.ToString()
        );
    }

    [Theory]
    [InlineData(80, false)]
    [InlineData(120, true)]
    public async Task JobList_InTerminal_ShowsNamesIfWideEnough(int width, bool hasNames)
    {
        IsTerminal = true;
        Screen.Profile.Width = width;
        var sid = Service.Jobs.Add(WithFailure with { Age = TimeSpan.FromHours(1) });

        Assert.Equal(0, await RunAsync("job", "list", "Messages"));
        Assert.Matches($"{sid}   2026-11-01 – 11-03   × 3 of 3", Screen.Output);
        Assert.Equal(hasNames, Screen.Output.Contains("November", StringComparison.Ordinal));
        Assert.All(Screen.Lines, line => Assert.True(line.TrimEnd().Length <= width));
    }

    [Theory]
    [InlineData("Messages 2026-11-01 to 2026-11-03", "Messages 2026-1…")]
    [InlineData("数据数据数据数据数据数据", "数据数据数据数…")]
    public async Task JobList_LongNameInTerminal_IsTruncatedOnOneLine(string name, string shown)
    {
        IsTerminal = true;
        Screen.Profile.Width = 90;
        var sid = Service.Jobs.Add(ThreeDays with { FriendlyName = name });

        Assert.Equal(0, await RunAsync("job", "list", "Messages"));
        Assert.Contains(Screen.Lines, line => line.Contains($"{sid}   2026-11-01 – 11-03   · 0 of 3   {shown}", StringComparison.Ordinal));
        Assert.Equal(5, Screen.Lines.Count); // with the header, its border, and empty lines
        Assert.All(Screen.Lines, line => Assert.True(line.TrimEnd().Length <= 90));
    }

    [Theory]
    [InlineData("job", "No jobs found for Messages.")]
    [InlineData("days", "No files found for Messages.")]
    public async Task List_Empty_PrintsMessageOnlyInTerminal(string verb, string said)
    {
        Assert.Equal(0, await RunAsync(verb, "list", "messages"));
        Assert.Empty(Output.ToString());

        IsTerminal = true;
        Assert.Equal(0, await RunAsync(verb, "list", "messages"));
        Assert.Contains(said, Screen.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DaysList_InPipe_WritesTabSeparatedColumns()
    {
        Service.Jobs.Add(Done);

        Assert.Equal(0, await RunAsync("days", "list", "Messages"));
        Assert.Equal($"2026-11-01\t{SizeOf(1)}\t2026-11-24\tNovember\n2026-11-03\t{SizeOf(3)}\t2026-11-24\tNovember\n", Output.ToString());
    }

    [Fact]
    public async Task DaysList_InTerminal_ShowsExpirationDate()
    {
        IsTerminal = true;
        Service.Jobs.Add(Done);

        Assert.Equal(0, await RunAsync("days", "list", "Messages"));
        Assert.Contains("2026-11-24   2026-12-01   November", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("  2 files, ", Screen.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_CredentialRejected_Returns4()
    {
        Service.Faults.Enqueue(Fault.Status(HttpStatusCode.Unauthorized));

        Assert.Equal(4, await RunAsync("job", "list", "Messages"));
        AssertOneErrorLine("The request to list");
    }

    private long SizeOf(int day) => Service.Files.Get(ResourceType.Messages, new(2026, 11, day)).Length;
}
