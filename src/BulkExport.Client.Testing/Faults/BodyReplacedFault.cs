using System.Text;

namespace BulkExport.Client.Testing;

internal sealed record BodyReplacedFault : Fault
{
    public BodyReplacedFault(string oldValue, string newValue)
    {
        ArgumentException.ThrowIfNullOrEmpty(oldValue);
        ArgumentNullException.ThrowIfNull(newValue);
        OldValue = oldValue;
        NewValue = newValue;
    }

    public string OldValue { get; }

    public string NewValue { get; }

    internal override async Task ApplyAsync(Exchange exchange)
    {
        var body = await exchange.ExecuteAsync().ConfigureAwait(false);
        using var buffer = new MemoryStream();
        await body.CopyToAsync(buffer, body.Length, CancellationToken.None).ConfigureAwait(false);
        var text = Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        var replaced = Encoding.UTF8.GetBytes(text.Replace(OldValue, NewValue, StringComparison.Ordinal));
        await exchange.SendAsync(new MemoryContent(replaced)).ConfigureAwait(false);
    }
}
