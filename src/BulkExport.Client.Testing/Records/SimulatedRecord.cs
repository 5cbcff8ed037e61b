namespace BulkExport.Client.Testing;

/// <summary>Represents the values of a generated record that a test compares.</summary>
public sealed record SimulatedRecord
{
    internal SimulatedRecord(string sid, string status, decimal? price)
    {
        Sid = sid;
        Status = status;
        Price = price;
    }

    /// <summary>Gets the SID of the record.</summary>
    /// <value>A unique SID. For a participant, which has no SID, it is the SID of the call.</value>
    public string Sid { get; }

    /// <summary>Gets the status of the record.</summary>
    public string Status { get; }

    /// <summary>Gets the price of the record.</summary>
    /// <value>The price, or <see langword="null"/> if the record has none.</value>
    public decimal? Price { get; }
}
