using System.Text.RegularExpressions;

namespace BulkExport.Client.Testing;

/// <summary>A path of the service, and what answers there.</summary>
internal sealed partial class Route
{
    private readonly Regex _pattern;

    /// <param name="template">The path, with names in braces for the segments that vary: <c>/v1/Exports/Jobs/{jobSid}</c>.</param>
    public Route(string template) =>
        _pattern = new Regex($@"\A{Parameter().Replace(Regex.Escape(template), "(?<$1>[^/]+)")}\z", RegexOptions.CultureInvariant);

    /// <summary>What answers to which method.</summary>
    public required IReadOnlyDictionary<string, Func<RouteRequest, SimulatedResponse>> Methods { get; init; }

    public bool IsAt(string path) => _pattern.IsMatch(path);

    /// <summary>The text of a segment that varies.</summary>
    public string Segment(string path, string name) => _pattern.Match(path).Groups[name].Value;

    // Regex.Escape puts a backslash before an opening brace, but not before a closing one.
    [GeneratedRegex(@"\\\{(\w+)\}")]
    private static partial Regex Parameter();
}
