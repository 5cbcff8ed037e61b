namespace BulkExport.Client.Testing;

/// <summary>How many days may be asked for on one UTC calendar day, and how many have been.</summary>
internal sealed class DayQuota(int daily)
{
    private DateOnly _today;
    private int _used;

    /// <summary>How many days have been asked for on a calendar day.</summary>
    public int UsedOn(DateOnly today) => today == _today ? _used : 0;

    /// <summary>Takes days off what is left.</summary>
    /// <exception cref="HttpErrorException">There are not as many.</exception>
    public void Take(int days, DateOnly today)
    {
        var used = UsedOn(today);
        if (days > daily - used)
        {
            throw HttpErrorException.BadRequest(
                FormattableString.Invariant(
                    $"The job has {days} days, but only {Math.Max(0, daily - used)} of {daily} days are left to be asked for on this UTC calendar day"
                )
            );
        }

        (_today, _used) = (today, used + days);
    }
}
