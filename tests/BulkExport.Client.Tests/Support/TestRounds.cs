using System.Globalization;

namespace BulkExport.Client.Tests;

/// <summary>Provides the number of rounds and cases and the seeds of randomized tests, which environment variables can override.</summary>
internal static class TestRounds
{
    /// <summary>Gets the number of rounds: the value of <c>BULKEXPORT_TEST_ROUNDS</c>, or the default of the test.</summary>
    public static int GetCount(int defaultCount) => GetVariable("BULKEXPORT_TEST_ROUNDS") ?? defaultCount;

    /// <summary>Gets the number of cases: the value of <c>BULKEXPORT_TEST_CASES</c>, or the default of the test.</summary>
    public static int GetCaseCount(int defaultCount) => GetVariable("BULKEXPORT_TEST_CASES") ?? defaultCount;

    /// <summary>Gets one seed per round, beginning with the value of <c>BULKEXPORT_TEST_SEED</c> or a random seed.</summary>
    public static IEnumerable<int> GetSeeds(int defaultCount)
    {
        var first = GetVariable("BULKEXPORT_TEST_SEED") ?? Random.Shared.Next(1_000_000);
        return Enumerable.Range(first, GetCount(defaultCount));
    }

    private static int? GetVariable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;
}
