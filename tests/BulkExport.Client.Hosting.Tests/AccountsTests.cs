using BulkExport.Client.Hosting.Tests.Support;
using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BulkExport.Client.Hosting.Tests;

public sealed class AccountsTests : SyncTestBase
{
    private const string Section = "BulkExport:Accounts";

    private readonly ReloadableConfiguration _configuration = new();
    private readonly Dictionary<string, (SimulatedAccount Account, InMemoryExportStore Store)> _accounts = [];

    [Fact]
    public async Task Run_50AccountsOfWhich10AreAddedAndOneIsRevoked_OnlyRevokedFails()
    {
        Add(0, 40);
        var host = await StartAccountsAsync();
        await host.WaitForRunsAsync(40);
        Assert.All(host.Runs, run => Assert.Equal("completed", run.Outcome));

        Add(40, 10);
        _configuration.Reload();
        _accounts["Tenant7"].Account.RevokeCredentials();
        Service.Requests.Clear();
        await AdvanceAsync(TimeSpan.FromHours(23));
        await host.WaitForRunsAsync(90);

        var runs = host.Runs.Skip(40).ToDictionary(run => run.Account!, run => run.Outcome);
        Assert.Equal(_accounts.Keys.Order(), runs.Keys.Order());
        Assert.Equal(["Tenant7"], runs.Where(run => run.Value != "completed").Select(run => run.Key));
        Assert.Equal("failed", runs["Tenant7"]);
        await AssertStoresContainOwnFilesAsync();
        AssertRequestsUseOwnCredentials();
        Assert.DoesNotContain(host.Logs, log => _accounts.Values.Any(account => LogContains(log.ToString(), account.Account.AuthToken)));
        Assert.DoesNotContain(host.Logs, log => log.Exception?.ToString() is { } text && LogContains(text, "Basic"));
    }

    [Fact]
    public async Task Run_RotatedToken_IsUsedByRetry()
    {
        Add(0, 2);
        var host = await StartAccountsAsync();
        await host.WaitForRunsAsync(2);
        var account = _accounts["Tenant1"].Account;
        account.RevokeCredentials();
        await AdvanceAsync(TimeSpan.FromHours(23));
        await host.WaitForRunsAsync(4);
        Assert.Equal([("Tenant1", "failed")], host.Runs.Where(run => run.Outcome != "completed"));

        account.RotateAuthToken();
        _configuration.SetAccount($"{Section}:Tenant1", account.CreateClientOptions());
        _configuration.Reload();
        await AdvancePastRetryDelayAsync(5);
        await host.WaitForRunsAsync(5);

        Assert.Equal(("Tenant1", "completed"), host.Runs[^1]);
        Assert.Equal("20 21 22 23", await GetDaysAsync(_accounts["Tenant1"].Store));
    }

    [Fact]
    public async Task Run_AccountRemovedWhileRetrying_IsNotRetried()
    {
        Add(0, 2);
        _accounts["Tenant1"].Account.RevokeCredentials();
        var host = await StartAccountsAsync();
        await host.WaitForRunsAsync(2);

        await Clock.WaitForDelaysAsync(TimeSpan.FromMinutes(2.5), TimeSpan.FromMinutes(5));
        _configuration.Remove($"{Section}:Tenant1");
        _configuration.Reload();
        await AdvanceAsync(TimeSpan.FromHours(23));
        await host.WaitForRunsAsync(3);

        Assert.Equal([("Tenant0", "completed"), ("Tenant0", "completed"), ("Tenant1", "failed")], host.Runs.Order());
        Assert.DoesNotContain((await host.CheckHealthAsync()).Data.Keys, key => key.StartsWith("Tenant1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_InvalidOptionsOfOneAccount_DoNotAffectOthers()
    {
        Add(0, 2);
        _configuration.Set($"{Section}:Tenant0:AuthToken", "");
        var host = await StartAccountsAsync();

        await host.WaitForRunsAsync(2);

        Assert.Equal([("Tenant0", "failed"), ("Tenant1", "completed")], host.Runs.Order());
        Assert.Contains(host.Logs, log => log.Exception?.Message.Contains("AuthToken", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Health_OneAccountFails_IsDegradedWithItsName()
    {
        Add(0, 3);
        var host = await StartAccountsAsync();
        await host.WaitForRunsAsync(3);
        Assert.Equal("The stores of 3 account(s) are up to date.", (await host.CheckHealthAsync()).Description);
        _accounts["Tenant1"].Account.RevokeCredentials();
        await AdvanceAsync(TimeSpan.FromHours(23));
        await host.WaitForRunsAsync(6);
        await Clock.WaitForDelaysAsync(TimeSpan.FromMinutes(2.5), TimeSpan.FromMinutes(5));
        await AdvanceAsync(TimeSpan.FromHours(14));

        var entry = await host.CheckHealthAsync();

        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Equal("The last complete synchronization of account 'Tenant1' ended at 2026-11-24 13:00:00Z.", entry.Description);
        Assert.Equal(TestClock.StartTime.AddHours(23), entry.Data["Tenant0.lastCompletedAt"]);
        Assert.Equal(TestClock.StartTime, entry.Data["Tenant1.lastCompletedAt"]);
        Assert.Equal(0, entry.Data["Tenant2.missingDays"]);
    }

    [Fact]
    public async Task Run_AccountsWithDirectory_ShareDirectory()
    {
        Add(0, 2);
        var directory = Directory.CreateTempSubdirectory("bulkexport-").FullName;
        var shared = new DirectoryExportStore(directory);
        var host = await StartAsync(
            configure: options =>
            {
                options.AllAccounts = true;
                options.StoreFactory = null;
                options.Directory = directory;
                options.Request.QuotaStore = shared;
            },
            addClient: services => services.AddBulkExportClients(_configuration.Root.GetSection(Section))
        );

        await host.WaitForRunsAsync(2);

        Assert.All(host.Runs, run => Assert.Equal("completed", run.Outcome));
        foreach (var (account, _) in _accounts.Values)
        {
            Assert.Equal("20 21 22", await GetDaysAsync(shared.ForAccount(account.AccountSid)));
        }

        await host.StopAsync();
        Directory.Delete(directory, recursive: true);
    }

    private static bool LogContains(string text, string value) => text.Contains(value, StringComparison.Ordinal);

    private void Add(int start, int count)
    {
        for (var i = start; i < start + count; i++)
        {
            var account = Service.Accounts.Add();
            _accounts[$"Tenant{i}"] = (account, new InMemoryExportStore());
            _configuration.SetAccount($"{Section}:Tenant{i}", account.CreateClientOptions());
        }
    }

    private Task<SyncHost> StartAccountsAsync() =>
        StartAsync(
            configure: options =>
            {
                options.AllAccounts = true;
                options.MaxConcurrentAccounts = 8;
                options.StoreFactory = (_, name) => _accounts[name!].Store;
            },
            addClient: services => services.AddBulkExportClients(_configuration.Root.GetSection(Section))
        );

    private async Task AssertStoresContainOwnFilesAsync()
    {
        foreach (var (name, (account, store)) in _accounts)
        {
            Assert.Equal(name == "Tenant7" ? "20 21 22" : "20 21 22 23", await GetDaysAsync(store));
            await foreach (var file in store.ListExportFilesAsync(ResourceType.Messages))
            {
                await using var stream = await store.OpenReadAsync(file.Path);
                using var content = new MemoryStream();
                await stream!.CopyToAsync(content);
                Assert.Equal(account.Files.Get(ResourceType.Messages, file.Day).ToArray(), content.ToArray());
            }
        }
    }

    /// <summary>Asserts that each account sent the same requests with its own credential, except for the revoked one, whose requests were rejected.</summary>
    private void AssertRequestsUseOwnCredentials()
    {
        var api = Service.Requests.Where(request => !request.IsFileRequest).ToArray();
        var accepted = api.Where(request => request.AccountSid is not null).ToLookup(request => request.AccountSid!);
        foreach (var (name, (account, _)) in _accounts)
        {
            var days = accepted[account.AccountSid]
                .Select(request => request.Path)
                .Where(path => path.Contains("/2026-11", StringComparison.Ordinal));
            var expected = int.Parse(name["Tenant".Length..], null) >= 40 ? 4 : 1;
            Assert.Equal(name == "Tenant7" ? 0 : expected, days.Distinct().Count());
        }

        Assert.Equal(49, accepted.Count);
        Assert.All(api.Where(request => request.AccountSid is null), request => Assert.True(request.HasAuthorization));
        Assert.All(Service.Requests.Where(request => request.IsFileRequest), request => Assert.False(request.HasAuthorization));
    }
}
