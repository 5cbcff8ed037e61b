using System.Text.RegularExpressions;

namespace BulkExport.Client.Testing;

/// <summary>Represents a path template and its handlers.</summary>
internal sealed partial class Route
{
    private readonly Regex _pattern;

    /// <summary>Initializes a new instance of the <see cref="Route"/> class.</summary>
    /// <param name="template">The path template, with parameters in braces, such as <c>/v1/Exports/Jobs/{jobSid}</c>.</param>
    public Route(string template) =>
        _pattern = new Regex($@"\A{Parameter().Replace(Regex.Escape(template), "(?<$1>[^/]+)")}\z", RegexOptions.CultureInvariant);

    /// <summary>Gets the handlers by HTTP method.</summary>
    public required IReadOnlyDictionary<string, Func<RouteRequest, SimulatedResponse>> Handlers { get; init; }

    public bool Matches(string path) => _pattern.IsMatch(path);

    /// <summary>Gets the value of a path parameter.</summary>
    public string GetParameter(string path, string name) => _pattern.Match(path).Groups[name].Value;

    // Regex.Escape escapes an opening brace but not a closing one.
    [GeneratedRegex(@"\\\{(\w+)\}")]
    private static partial Regex Parameter();
}
