using System.Text.RegularExpressions;
using BulkExport.Cli.Tests.Support;

namespace BulkExport.Cli.Tests;

public sealed class AppTests : CliTestBase
{
    [Fact]
    public async Task Run_NoArgumentsAndNoCredential_RunsDemo()
    {
        HasCredentials = false;

        Assert.Equal(0, await RunAsync());
        var text = Output.ToString();
        Assert.StartsWith(
            "The environment variables contain no complete credential, or select an unsupported region: the demo uses an in-process simulated service.\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("\nMessages, 2026-11-09 to 2026-11-22: two weeks\n", text, StringComparison.Ordinal);
        Assert.Contains("ErrorDuringRun 1", text, StringComparison.Ordinal);
        Assert.Contains("  12 of 12 files; ", text, StringComparison.Ordinal);
        Assert.Contains("\nDays: 14 (12 with a file, 1 empty, 1 missing)\n", text, StringComparison.Ordinal);
        Assert.Contains("\nMissing: 2026-11-17: the export failed\n", text, StringComparison.Ordinal);
        Assert.Matches("\nThu 2026-11-12  8,[0-9]{3}  #{40}\n", text);
        Assert.Contains("\nFri 2026-11-13      –  no messages\n", text, StringComparison.Ordinal);
        Assert.Contains("\nTue 2026-11-17      –  not exported\n", text, StringComparison.Ordinal);
        Assert.Matches("\nDeleted job JS[0-9a-f]{32} and the directory.\n$", text);
        Assert.False(Directory.Exists(Regex.Match(text, "\nLocation: (.*)\n").Groups[1].Value));
        Assert.Empty(Error.ToString());
    }

    [Fact]
    public async Task Run_NoArgumentsAndNoCredentialInTerminal_DrawsDemo()
    {
        HasCredentials = false;
        IsTerminal = true;

        Assert.Equal(0, await RunAsync());
        Assert.Contains("■ ■ ■ ■ □ ■ ■ ■ × ■ ■ ■ ■ ■", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("━  12 of 12 files", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("  missing   2026-11-17: the export failed", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("  Thu 2026-11-12  8,", Screen.Output, StringComparison.Ordinal);
        Assert.Contains(new string('━', 48), Screen.Output, StringComparison.Ordinal);
        Assert.Contains(" and the directory.", Screen.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoArgumentsWithCredential_ShowsHelpAndSendsNoRequest()
    {
        Assert.Equal(0, await RunAsync());
        Assert.Contains("Exit codes:", Output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("To start it, run: bulkexport demo\n", Output.ToString(), StringComparison.Ordinal);
        Assert.Empty(Service.Requests);
    }

    [Fact]
    public async Task Demo_Credential_SendsNoRequestWithIt()
    {
        SetVariable("BULKEXPORT_BASE_ADDRESS", $"{Service.BaseAddress}");

        Assert.Equal(0, await RunAsync("demo"));
        Assert.Contains("not the credentials in the environment", Output.ToString(), StringComparison.Ordinal);
        Assert.Empty(Service.Requests);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("job", "show", "--help")]
    [InlineData("job", "watch", "-h")]
    [InlineData("export", "--help")]
    [InlineData("sync", "--help")]
    [InlineData("status", "--help")]
    [InlineData("job", "create", "--help")]
    [InlineData("job", "list", "--help")]
    [InlineData("job", "download", "--help")]
    [InlineData("days", "list", "--help")]
    [InlineData("days", "read", "--help")]
    [InlineData("config", "show", "--help")]
    [InlineData("simulate", "-?")]
    public async Task Help_AnyCommand_ListsExitCodes(params string[] args)
    {
        Assert.Equal(0, await RunAsync(args));
        Assert.Contains("  130  canceled", Output.ToString(), StringComparison.Ordinal);
        Assert.Empty(Error.ToString());
    }

    [Theory]
    [InlineData("", "nonsense")]
    [InlineData(" job", "job")]
    [InlineData(" job show", "job", "show")]
    [InlineData(" job show", "job", "show", "JS12")]
    [InlineData(" simulate", "simulate", "--port", "65536")]
    [InlineData(" export", "export", "Messages", "2026-11-01", "2026-11-03")]
    [InlineData(" export", "export", "Messages", "2026-11-01", "2026-11-31", "--to", "out")]
    [InlineData(" export", "export", "Messages", "2026-11-01", "2026-11-03", "--to", "out", "--parallel", "33")]
    [InlineData(" export", "export", "Messages", "2026-11-01", "2026-11-03", "--to", "")]
    [InlineData(" status", "status")]
    [InlineData(" status", "status", "--to", " ")]
    [InlineData(" job create", "job", "create", "Mess/ages", "2026-11-01", "2026-11-03")]
    [InlineData(" job create", "job", "create", "Messages", "2026-11-01", "2026-11-03", "--webhook", "example.com")]
    [InlineData(" job create", "job", "create", "Messages", "2026-11-01", "2026-11-03", "--webhook", "http://a.b", "--method", "PUT")]
    [InlineData(" job list", "job", "list")]
    [InlineData(" days", "days")]
    [InlineData("", "day", "read", "Messages", "2026-11-01")]
    [InlineData(" days read", "days", "read", "Messages", "1 November")]
    public async Task Run_InvalidUsage_Returns2AndNamesHelp(string path, params string[] args)
    {
        Assert.Equal(2, await RunAsync(args));
        Assert.StartsWith("error: ", Error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith($"Try: bulkexport{path} --help\n", Error.ToString(), StringComparison.Ordinal);
    }
}
