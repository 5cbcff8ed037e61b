using System.Text;

namespace BulkExport.Client.Testing;

internal sealed record BodyReplacedFault : BodyRewriteFault
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

    protected override string Rewrite(string body) => body.Replace(ToBytes(OldValue), ToBytes(NewValue), StringComparison.Ordinal);

    private static string ToBytes(string value) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(value));
}
