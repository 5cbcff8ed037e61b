using System.Text.RegularExpressions;

namespace BulkExport.Client.Testing;

internal sealed partial record LinksRewrittenFault : BodyRewriteFault
{
    public LinksRewrittenFault(Uri baseAddress)
    {
        ArgumentNullException.ThrowIfNull(baseAddress);
        BaseAddress =
            baseAddress.IsAbsoluteUri && baseAddress.AbsolutePath.EndsWith('/')
                ? baseAddress
                : throw new ArgumentException("The base address must be an absolute URI that ends with a slash.", nameof(baseAddress));
    }

    public Uri BaseAddress { get; }

    protected override string Rewrite(string body) => Link().Replace(body, match => $"{match.Groups[1].Value}{BaseAddress.AbsoluteUri}");

    [GeneratedRegex("(\"(?:url|[a-z]+_page_url|redirect_to)\":\")https?://[^/\"]+/")]
    private static partial Regex Link();
}
