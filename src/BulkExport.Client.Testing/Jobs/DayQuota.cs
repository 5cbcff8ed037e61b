namespace BulkExport.Client.Testing;

/// <summary>Tracks the number of days requested per UTC calendar day, and enforces the quota.</summary>
internal sealed class DayQuota(int dailyQuota)
{
    private DateOnly _today;
    private int _used;

    /// <summary>Gets the number of days requested on a calendar day.</summary>
    public int GetUsed(DateOnly today) => today == _today ? _used : 0;

    /// <summary>Consumes a number of days of the quota.</summary>
    /// <exception cref="HttpErrorException">The quota is exceeded.</exception>
    public void Consume(int days, DateOnly today)
    {
        var used = GetUsed(today);
        if (days > dailyQuota - used)
        {
            throw HttpErrorException.BadRequest(
                FormattableString.Invariant(
                    $"The job has {days} days, but only {Math.Max(0, dailyQuota - used)} of {dailyQuota} days can still be requested on this UTC calendar day"
                )
            );
        }

        (_today, _used) = (today, used + days);
    }
}
