using System.Text;

namespace BulkExport.Client.Testing;

/// <summary>Represents a fault that processes the request and rewrites the response body.</summary>
internal abstract record BodyRewriteFault : Fault
{
    internal override async Task ApplyAsync(Exchange exchange)
    {
        var body = await exchange.ExecuteAsync().ConfigureAwait(false);
        using var buffer = new MemoryStream();
        await body.CopyToAsync(buffer, body.Length, CancellationToken.None).ConfigureAwait(false);

        // Latin-1 maps each byte to a character and back, so that the rest of the body does not change.
        var rewritten = Rewrite(Encoding.Latin1.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        await exchange.SendAsync(new MemoryContent(Encoding.Latin1.GetBytes(rewritten))).ConfigureAwait(false);
    }

    /// <summary>Rewrites a body.</summary>
    /// <param name="body">The body, with one character per byte.</param>
    protected abstract string Rewrite(string body);
}
