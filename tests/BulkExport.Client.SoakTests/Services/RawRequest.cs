using System.Globalization;

namespace BulkExport.Client.SoakTests;

/// <summary>A request as it came over a bare socket.</summary>
internal sealed record RawRequest(string Method, string Path, string Query, string? Authorization, long CallNumber, string Body)
{
    public bool IsFileRequest => Path.StartsWith("/files/", StringComparison.Ordinal);

    public static RawRequest Parse(string text)
    {
        var (head, body) = Cut(text, "\r\n\r\n");
        var lines = head.Split("\r\n");
        var first = lines[0].Split(' ');
        var (path, query) = Cut(first[1], "?");

        // The call is told by the trace that its worker began: 00-<trace>-<span>-00.
        var trace = Header(lines, "traceparent")?.Split('-')[1];
        var number = trace is null ? 0 : long.Parse(trace[16..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new RawRequest(first[0], path, query, Header(lines, "Authorization"), number, body);
    }

    /// <summary>A field of a form.</summary>
    public string? Field(string name) => Value(Body, name);

    /// <summary>A parameter of the query.</summary>
    public string? Parameter(string name) => Value(Query, name);

    private static string? Value(string pairs, string name) =>
        pairs
            .Split('&')
            .Select(pair => Cut(pair, "="))
            .Where(pair => pair.Before == name)
            .Select(pair => Uri.UnescapeDataString(pair.After.Replace('+', ' ')))
            .FirstOrDefault();

    private static string? Header(string[] lines, string name) =>
        lines
            .Skip(1)
            .Select(line => Cut(line, ": "))
            .FirstOrDefault(header => header.Before.Equals(name, StringComparison.OrdinalIgnoreCase))
            .After;

    private static (string Before, string After) Cut(string text, string at)
    {
        var place = text.IndexOf(at, StringComparison.Ordinal);
        return place < 0 ? (text, string.Empty) : (text[..place], text[(place + at.Length)..]);
    }
}
