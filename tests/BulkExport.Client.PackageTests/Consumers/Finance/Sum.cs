namespace Finance;

/// <summary>Sums the messages of a direction, a country and a currency.</summary>
internal record struct Sum(long Messages, decimal Price, long Unpriced)
{
    public void Add(decimal? price)
    {
        Messages++;
        Price += price ?? 0;
        Unpriced += price is null ? 1 : 0;
    }
}
