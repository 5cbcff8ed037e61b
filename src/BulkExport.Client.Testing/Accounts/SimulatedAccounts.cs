using System.Collections;
using System.Collections.Immutable;
using System.Net.Http.Headers;

namespace BulkExport.Client.Testing;

/// <summary>Represents the accounts of a <see cref="SimulatedBulkExport"/>, such as a parent account and its subaccounts.</summary>
/// <remarks>Initially, there is one account, whose members are also members of <see cref="SimulatedBulkExport"/>.</remarks>
/// <example>
/// The following example adds an account and creates a client for it.
/// <code>
/// await using var service = SimulatedBulkExport.Start();
/// var subaccount = service.Accounts.Add();
/// using var client = new BulkExportClient(subaccount.CreateClientOptions());
/// </code>
/// </example>
public sealed class SimulatedAccounts : IReadOnlyList<SimulatedAccount>
{
    private readonly Lock _lock = new();
    private readonly SimulatedBulkExportOptions _options;
    private readonly DayQuota _quota;
    private ImmutableList<SimulatedAccount> _accounts = [];

    internal SimulatedAccounts(SimulatedBulkExportOptions options)
    {
        _options = options;
        _quota = new DayQuota(options.DailyQuota);
        Add();
    }

    /// <summary>Occurs after an account has been added.</summary>
    internal event Action<SimulatedAccount>? Added;

    /// <summary>Gets the number of accounts.</summary>
    public int Count => Accounts.Count;

    /// <summary>Gets the number of days requested through the API by all accounts, by UTC calendar day, including days of deleted jobs.</summary>
    /// <value>A new dictionary, which contains only calendar days on which days were requested. No value exceeds
    /// <see cref="SimulatedBulkExportOptions.DailyQuota"/>.</value>
    /// <remarks><see cref="SimulatedJobs.DaysRequested"/> contains the numbers of one account.</remarks>
    public IReadOnlyDictionary<DateOnly, int> DaysRequested => _quota.GetDaysRequested(accountSid: null);

    /// <summary>Gets or sets the base URI of the API, which is known when the simulator has started.</summary>
    internal Uri? BaseAddress { get; set; }

    private ImmutableList<SimulatedAccount> Accounts => Volatile.Read(ref _accounts);

    /// <summary>Gets the account at the specified index.</summary>
    /// <param name="index">The zero-based index of the account, in the order in which the accounts were added.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative, or greater than or equal to
    /// <see cref="Count"/>.</exception>
    public SimulatedAccount this[int index] => Accounts[index];

    /// <summary>Adds an account with random credentials.</summary>
    /// <returns>The account.</returns>
    public SimulatedAccount Add()
    {
        lock (_lock)
        {
            var account = new SimulatedAccount(this, _options, _quota, _accounts.Count);
            _accounts = _accounts.Add(account);
            Added?.Invoke(account);
            return account;
        }
    }

    /// <inheritdoc/>
    public IEnumerator<SimulatedAccount> GetEnumerator() => Accounts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Returns the account and the SID of the credential in an <c>Authorization</c> header, or <see langword="null"/> if authentication
    /// fails.</summary>
    internal (SimulatedAccount Account, string CredentialSid)? Authenticate(string? authorization)
    {
        if (
            !AuthenticationHeaderValue.TryParse(authorization, out var header)
            || !header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
        )
        {
            return null;
        }

        foreach (var account in Accounts)
        {
            if (account.Authenticate(header.Parameter) is { } credentialSid)
            {
                return (account, credentialSid);
            }
        }

        return null;
    }
}
