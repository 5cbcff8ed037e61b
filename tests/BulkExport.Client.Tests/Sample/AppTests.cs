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
        Assert.Contains("\nSubmitted: 14 (2026-11-09 to 2026-11-22)\n", text, StringComparison.Ordinal);
        Assert.Contains("ErrorDuringRun 1", text, StringComparison.Ordinal);
        Assert.Contains("\nFinished: 12 completed, 1 empty, 1 failed (2026-11-17).\n", text, StringComparison.Ordinal);
        Assert.Matches("\nJob JS[0-9a-f]{32} was deleted.\n$", text);
        Assert.Empty(Error.ToString());
    }

    [Fact]
    public async Task NoArguments_NoCredentialInATerminal_DrawsTheDemo()
    {
        HasCredential = false;
        IsTerminal = true;

        Assert.Equal(0, await RunAsync());
        Assert.Contains("■ ■ ■ ■ □ ■ ■ ■ × ■ ■ ■ ■ ■", Screen.Output, StringComparison.Ordinal);
        Assert.Contains("was deleted.", Screen.Output, StringComparison.Ordinal);
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
