using BulkExport.Cli.Completion;
using BulkExport.Cli.Tests.Support;

namespace BulkExport.Cli.Tests.Completion;

/// <summary>The completion scripts, and the names that the tool lists for them. The scripts are run by the compatibility tests.</summary>
public sealed class CompletionTests : CliTestBase
{
    [Theory]
    [InlineData("bash", "complete -o default -F _bulkexport bulkexport")]
    [InlineData("zsh", "compdef _bulkexport bulkexport")]
    [InlineData("fish", "complete --command bulkexport")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName bulkexport")]
    public async Task Completion_Shell_PrintsScriptThatCallsTool(string shell, string registration)
    {
        Assert.Equal(0, await RunAsync("completion", shell));
        Assert.Contains(registration, Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("[suggest:", Output.ToString(), StringComparison.Ordinal);
        Assert.Contains($"bulkexport completion {shell}", Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completion_UnknownShell_Returns2()
    {
        Assert.Equal(2, await RunAsync("completion", "csh"));
        Assert.EndsWith("Try: bulkexport completion --help\n", Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "completion", "config", "days", "demo", "export", "job", "simulate", "status", "sync", "--json", "--help")]
    [InlineData("job ", "create", "delete", "download", "list", "show", "watch")]
    [InlineData("export ", "Calls", "Conferences", "Messages", "Participants", "--last", "--to")]
    [InlineData("export M", "Messages")]
    [InlineData("export Messages --", "--all", "--by-account", "--last", "--parallel", "--to")]
    [InlineData(
        "sync ",
        "Calls",
        "Conferences",
        "Messages",
        "Participants",
        "--from",
        "--reexport-after",
        "--daily-quota",
        "--by-account",
        "--dry-run"
    )]
    [InlineData("sync Messages C", "Calls", "Conferences")]
    [InlineData("status --", "--by-account", "--json", "--to")]
    [InlineData("job create Messages --method ", "GET", "POST")]
    [InlineData("completion ", "bash", "fish", "pwsh", "zsh")]
    public async Task Suggest_CommandLine_ListsNames(string line, params string[] names)
    {
        Assert.Equal(0, await RunAsync($"[suggest:{line.Length}]", line));
        var listed = Output.ToString().Split('\n');
        Assert.All(names, name => Assert.Contains(name, listed));
        Assert.DoesNotContain("/?", listed);
    }

    [Theory]
    [InlineData("export Messages --to ")]
    [InlineData("sync Messages --from ")]
    [InlineData("status --to ")]
    [InlineData("export Messages 2026-11-01 2026-11-02 --name ")]
    public async Task Suggest_FreeText_ListsNothing(string line)
    {
        Assert.Equal(0, await RunAsync($"[suggest:{line.Length}]", line));
        Assert.Empty(Output.ToString().Trim());
    }

    [Fact]
    public void Scripts_All_ContainNoNamesOfCommands() =>
        Assert.All(
            CompletionScript.All,
            script =>
            {
                Assert.DoesNotContain(
                    "export ",
                    script.Text.Replace(App.ToolName, null, StringComparison.Ordinal),
                    StringComparison.Ordinal
                );
                Assert.DoesNotContain("Messages", script.Text, StringComparison.Ordinal);
            }
        );
}
