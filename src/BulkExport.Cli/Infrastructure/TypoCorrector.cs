namespace BulkExport.Cli.Infrastructure;

/// <summary>Finds the name that a misspelled name was probably meant to be.</summary>
internal static class TypoCorrector
{
    private const int LettersPerTypo = 3;

    /// <summary>Finds the most similar name, ignoring case.</summary>
    /// <returns>The name, or <see langword="null"/> if no name is similar.</returns>
    public static string? FindClosest(string value, IEnumerable<string> names) =>
        names
            .Select(name => (Name: name, Distance: GetDistance(value.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(1, Math.Min(value.Length, candidate.Name.Length) / LettersPerTypo))
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();

    /// <summary>Counts the characters to insert, delete, replace or swap with their neighbor.</summary>
    private static int GetDistance(string left, string right)
    {
        var distances = new int[left.Length + 1, right.Length + 1];
        for (var row = 0; row <= left.Length; row++)
        {
            for (var column = 0; column <= right.Length; column++)
            {
                distances[row, column] =
                    row == 0 || column == 0 ? row + column
                    : left[row - 1] == right[column - 1] ? distances[row - 1, column - 1]
                    : 1 + Math.Min(distances[row - 1, column - 1], Math.Min(distances[row - 1, column], distances[row, column - 1]));
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                {
                    distances[row, column] = Math.Min(distances[row, column], 1 + distances[row - 2, column - 2]);
                }
            }
        }

        return distances[left.Length, right.Length];
    }
}
