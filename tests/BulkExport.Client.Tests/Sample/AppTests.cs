using System.Text.RegularExpressions;

namespace BulkExport.Client.Tests.Sample;

public sealed class AppTests : SampleTest
{
    [Fact]
    public async Task NoArguments_NoCredential_RunsTheDemoToItsEnd()
    {
        HasCredential = false;

        Assert.Equal(0, await RunAsync());
        var text = Output.ToString();
        Assert.StartsWith(
            "No credentials in the environment: this demo uses a simulated service in this process.\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("\nMessages, 2026-11-09 to 2026-11-22: two weeks\n", text, StringComparison.Ordinal);
        Assert.Contains("ErrorDuringRun 1", text, StringComparison.Ordinal);
        Assert.Contains("  12 of 12 files; ", text, StringComparison.Ordinal);
        Assert.Contains("\nDays: 14 (12 with a file, 1 empty, 1 missing)\n", text, StringComparison.Ordinal);
        Assert.Contains("\nMissing: 2026-11-17: the service could not export it\n", text, StringComparison.Ordinal);
        Assert.Matches("\nThu 2026-11-12  8,[0-9]{3}  #{40}\n", text);
        Assert.Contains("\nFri 2026-11-13      –  no messages\n", text, StringComparison.Ordinal);
        Assert.Contains("\nTue 2026-11-17      –  not exported\n", text, StringComparison.Ordinal);
        Assert.Matches("\nJob JS[0-9a-f]{32} was deleted, and so was the folder.\n$", text);
        Assert.False(Directory.Exists(Regex.Match(text, "\nFolder: (.*)\n").Groups[1].Value));
        Assert.Empty(Error.ToString());
    }

    [Fact]
    public async Task NoArguments_NoCredentialInATerminal_DrawsTheDemo()
    {
        HasCredential = false;
        IsTerminal = true;

        Assert.Equal(0, await RunAsync());
        Assert.Contains("■ ■ ■ ■ □ ■ ■ ■ × ■ ■ ■ ■ ■", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("━  12 of 12 files", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("  missing   2026-11-17: the service could not export it", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("  Thu 2026-11-12  8,", Screen.Output, StringComparison.Ordinal);
        Assert.Contains(new string('━', 48), Screen.Output, StringComparison.Ordinal);
        Assert.Contains("was deleted, and so was the folder.", Screen.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoArguments_Credential_ShowsHelpAndTouchesNothing()
    {
        Assert.Equal(0, await RunAsync());
        Assert.Contains("Exit codes:", Output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("samples/BulkExport.Console -- demo\n", Output.ToString(), StringComparison.Ordinal);
        Assert.Empty(Service.Requests);
    }

    [Fact]
    public async Task Demo_Credential_IsNotUsed()
    {
        Set("BULKEXPORT_BASE_ADDRESS", $"{Service.BaseAddress}");

        Assert.Equal(0, await RunAsync("demo"));
        Assert.Contains("not the credentials in the environment", Output.ToString(), StringComparison.Ordinal);
        Assert.Empty(Service.Requests);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("job", "show", "--help")]
    [InlineData("job", "watch", "-h")]
    [InlineData("export", "--help")]
    [InlineData("job", "create", "--help")]
    [InlineData("job", "list", "--help")]
    [InlineData("job", "download", "--help")]
    [InlineData("days", "list", "--help")]
    [InlineData("day", "read", "--help")]
    [InlineData("config", "show", "--help")]
    [InlineData("simulate", "-?")]
    public async Task Help_OfAnyVerb_ListsTheExitCodes(params string[] args)
    {
        Assert.Equal(0, await RunAsync(args));
        Assert.Contains("  130  stopped", Output.ToString(), StringComparison.Ordinal);
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
    [InlineData(" job create", "job", "create", "Mess/ages", "2026-11-01", "2026-11-03")]
    [InlineData(" job create", "job", "create", "Messages", "2026-11-01", "2026-11-03", "--webhook", "example.com")]
    [InlineData(" job create", "job", "create", "Messages", "2026-11-01", "2026-11-03", "--webhook", "http://a.b", "--method", "PUT")]
    [InlineData(" job list", "job", "list")]
    [InlineData(" day read", "day", "read", "Messages", "1 November")]
    public async Task AnyVerb_CalledWrongly_Exits2AndNamesTheHelp(string path, params string[] args)
    {
        Assert.Equal(2, await RunAsync(args));
        Assert.StartsWith("error: ", Error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(
            $"Try: dotnet run --project samples/BulkExport.Console --{path} --help\n",
            Error.ToString(),
            StringComparison.Ordinal
        );
    }
}
