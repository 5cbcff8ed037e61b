using System.Text.RegularExpressions;
using BulkExport.Client.PackageTests.Support;

namespace BulkExport.Client.PackageTests;

/// <summary>Tests that the calls in the recipes are part of code that other tests compile and run.</summary>
public sealed partial class RecipeTests
{
    [Fact]
    public void FromTwilio_CallsOfTable_ArePartOfSource()
    {
        var calls = TableCall()
            .Matches(File.ReadAllText(Repository.PathOf("docs", "recipes", "from-twilio.md")))
            .Select(match => match.Groups["call"].Value)
            .ToArray();

        var source = File.ReadAllText(
            Repository.PathOf("tests", "BulkExport.Client.CompatibilityTests", "DotNet", "DotNetVendorMigrationTests.cs")
        );
        Assert.True(calls.Length >= 16, $"Only {calls.Length} calls.");
        Assert.All(calls, call => Assert.Contains(call, source, StringComparison.Ordinal));
    }

    /// <summary>Matches a call in a cell of a table.</summary>
    [GeneratedRegex(@"\| `(?<call>[^`]+\([^`]*\))`(?= \|)")]
    private static partial Regex TableCall();
}
