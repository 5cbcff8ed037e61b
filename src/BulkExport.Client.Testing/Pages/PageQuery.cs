using System.Globalization;

namespace BulkExport.Client.Testing;

/// <summary>What a request for a list asks for.</summary>
/// <param name="Size">How many items a page has.</param>
/// <param name="HasSize">Whether the request said so itself.</param>
/// <param name="Number">The number of the page, from 0: it is sent back and means nothing.</param>
/// <param name="Token">Where the page is; <see langword="null"/> for the first.</param>
internal sealed record PageQuery(int Size, bool HasSize, int Number, PageToken? Token)
{
    private const int DefaultSize = 50;

    /// <summary>Reads the query of a request.</summary>
    /// <param name="query">Its parameters.</param>
    /// <param name="largestSize">The largest size allowed.</param>
    /// <exception cref="HttpErrorException">A parameter is wrong.</exception>
    public static PageQuery Parse(IReadOnlyDictionary<string, string> query, int largestSize)
    {
        var hasSize = query.TryGetValue("PageSize", out var sizeText);
        var size = hasSize ? ReadNumber(sizeText!, "PageSize", 1, largestSize) : DefaultSize;
        var number = query.TryGetValue("Page", out var numberText) ? ReadNumber(numberText, "Page", 0, int.MaxValue) : 0;
        var token = query.TryGetValue("PageToken", out var tokenText)
            ? PageToken.Parse(tokenText) ?? throw HttpErrorException.BadRequest("PageToken is not one that the service made")
            : null;
        return new PageQuery(size, hasSize, number, token);
    }

    private static int ReadNumber(string text, string name, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw HttpErrorException.BadRequest(string.Create(CultureInfo.InvariantCulture, $"{name} must be from {least} to {most}"));
}
