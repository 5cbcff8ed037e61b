namespace BulkExport.Client.Testing;

/// <summary>Tracks the number of days requested per UTC calendar day and account, and enforces the quota that all accounts share.</summary>
internal sealed class DayQuota(int dailyQuota)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(DateOnly UtcDay, string AccountSid), int> _requested = [];

    /// <summary>Gets the number of days requested by an account, or by all accounts, by calendar day.</summary>
    public IReadOnlyDictionary<DateOnly, int> GetDaysRequested(string? accountSid)
    {
        lock (_lock)
        {
            return _requested
                .Where(entry => accountSid is null || entry.Key.AccountSid == accountSid)
                .GroupBy(entry => entry.Key.UtcDay, entry => entry.Value)
                .OrderBy(group => group.Key)
                .ToDictionary(group => group.Key, group => group.Sum());
        }
    }

    /// <summary>Consumes a number of days of the quota.</summary>
    /// <exception cref="HttpErrorException">The quota is exceeded.</exception>
    public void Consume(string accountSid, int days, DateOnly today)
    {
        lock (_lock)
        {
            var used = _requested.Sum(entry => entry.Key.UtcDay == today ? entry.Value : 0);
            if (days > dailyQuota - used)
            {
                throw HttpErrorException.BadRequest(
                    FormattableString.Invariant(
                        $"The job has {days} days, but only {Math.Max(0, dailyQuota - used)} of {dailyQuota} days can still be requested on this UTC calendar day"
                    )
                );
            }

            _requested[(today, accountSid)] = _requested.GetValueOrDefault((today, accountSid)) + days;
        }
    }
}
