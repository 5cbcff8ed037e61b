using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Tests.Support;

namespace BulkExport.Cli.Tests.Infrastructure;

public sealed class TypoCorrectorTests : CliTestBase
{
    private static readonly string[] Names = ["export", "job", "days", "--parallel", "Messages", "Calls"];

    [Theory]
    [InlineData("exprot", "export")]
    [InlineData("EXPORTS", "export")]
    [InlineData("jobs", "job")]
    [InlineData("day", "days")]
    [InlineData("--paralel", "--parallel")]
    [InlineData("message", "Messages")]
    [InlineData("Call", "Calls")]
    [InlineData("nonsense", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    public void FindClosest_Name_ReturnsSimilarName(string value, string? expected) =>
        Assert.Equal(expected, TypoCorrector.FindClosest(value, Names));

    [Theory]
    [InlineData("export", "exprot", "Messages", "2026-11-01", "2026-11-02", "--to", "x")]
    [InlineData("list", "job", "lits", "Messages")]
    [InlineData("sync", "snyc", "Messages", "--from", "2026-11-01", "--to", "x")]
    [InlineData("status", "statsu", "--to", "x")]
    [InlineData("--dry-run", "sync", "Messages", "--from", "2026-11-01", "--to", "x", "--dryrun")]
    [InlineData("--last", "job", "create", "Messages", "--lats", "7d")]
    [InlineData("--parallel", "export", "Messages", "2026-11-01", "2026-11-02", "--to", "x", "--paralel", "2")]
    [InlineData("--json", "job", "list", "Messages", "--jsno")]
    public async Task Run_UnknownCommandOrOption_SuggestsName(string name, params string[] args)
    {
        Assert.Equal(2, await RunAsync(args));
        Assert.Contains($"\nDid you mean {name}?\nTry: bulkexport", Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mesages", "\nDid you mean Messages?\n")]
    [InlineData("call", "\nDid you mean Calls?\n")]
    [InlineData("Faxes", null)]
    public async Task Run_UnknownResourceType_SuggestsKnownOne(string type, string? hint)
    {
        Assert.Equal(3, await RunAsync("days", "list", type));
        Assert.StartsWith("error: The request to list", Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(hint is not null, Error.ToString().Contains("Did you mean", StringComparison.Ordinal));
        Assert.EndsWith(hint ?? "\n", Error.ToString(), StringComparison.Ordinal);
        Assert.Single(Service.Requests);
    }
}
