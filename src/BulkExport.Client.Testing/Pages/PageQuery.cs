using System.Globalization;

namespace BulkExport.Client.Testing;

/// <summary>Represents the pagination parameters of a list request.</summary>
/// <param name="Size">The page size.</param>
/// <param name="HasExplicitSize"><see langword="true"/> if the request specifies the page size; otherwise, <see langword="false"/>.</param>
/// <param name="Number">The page number, from 0, which is returned in the response but does not select the page.</param>
/// <param name="Token">The page token, or <see langword="null"/> for the first page.</param>
internal sealed record PageQuery(int Size, bool HasExplicitSize, int Number, PageToken? Token)
{
    private const int DefaultSize = 50;

    /// <summary>Parses the query parameters of a request.</summary>
    /// <param name="query">The query parameters.</param>
    /// <param name="maxSize">The maximum page size.</param>
    /// <exception cref="HttpErrorException">A parameter is invalid.</exception>
    public static PageQuery Parse(IReadOnlyDictionary<string, string> query, int maxSize)
    {
        var hasExplicitSize = query.TryGetValue("PageSize", out var sizeText);
        var size = hasExplicitSize ? ParseNumber(sizeText!, "PageSize", 1, maxSize) : DefaultSize;
        var number = query.TryGetValue("Page", out var numberText) ? ParseNumber(numberText, "Page", 0, int.MaxValue) : 0;
        var token = query.TryGetValue("PageToken", out var tokenText)
            ? PageToken.Parse(tokenText) ?? throw HttpErrorException.BadRequest("PageToken is not valid")
            : null;
        return new PageQuery(size, hasExplicitSize, number, token);
    }

    private static int ParseNumber(string value, string name, int min, int max) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw HttpErrorException.BadRequest(string.Create(CultureInfo.InvariantCulture, $"{name} must be from {min} to {max}"));
}
