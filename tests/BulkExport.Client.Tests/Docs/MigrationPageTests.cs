using System.Text.RegularExpressions;
using BulkExport.Client.Tests.Docs.Support;

namespace BulkExport.Client.Tests.Docs;

/// <summary>Tests that the calls in the tables of <c>docs/migrating-from-twilio.md</c> are compiled and run by the tests with the vendor's package.</summary>
public sealed partial class MigrationPageTests
{
    [Fact]
    public void Tables_Calls_ArePartOfTests()
    {
        var page = File.ReadAllText(Repository.GetFullPath("docs/migrating-from-twilio.md")).ReplaceLineEndings("\n");
        var calls = Call().Matches(page).Select(match => match.Groups["call"].Value).ToArray();

        var source = File.ReadAllText(
            Repository.GetFullPath("tests/BulkExport.Client.CompatibilityTests/DotNet/DotNetVendorMigrationTests.cs")
        );
        Assert.True(calls.Length >= 14, $"Only {calls.Length} calls.");
        Assert.All(calls, call => Assert.Contains(call, source, StringComparison.Ordinal));
    }

    /// <summary>Matches a call in a cell of a table.</summary>
    [GeneratedRegex(@"\| `(?<call>(await )?[^`|]+\([^`|]*\))`(?= \|)")]
    private static partial Regex Call();
}
