using System.Net;
using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BulkExport.Client.Tests.DependencyInjection;

/// <summary>Tests that <see cref="IBulkExportClientFactory"/> applies changes of the configuration while the application runs.</summary>
public sealed class ClientFactoryReloadTests : IAsyncDisposable
{
    private const string Section = "BulkExport:Accounts";

    private readonly SimulatedBulkExport _service = SimulatedBulkExport.Start();
    private readonly ReloadableConfiguration _configuration = new();
    private readonly ServiceProvider _provider;
    private readonly IBulkExportClientFactory _factory;

    public ClientFactoryReloadTests()
    {
        _configuration.SetAccount($"{Section}:First", _service.CreateClientOptions());
        var services = new ServiceCollection();
        services.AddBulkExportClients(_configuration.Root.GetSection(Section));
        services.ConfigureAll<BulkExportClientOptions>(options => options.MaxRetryAttempts = 0);
        _provider = services.BuildServiceProvider();
        _factory = _provider.GetRequiredService<IBulkExportClientFactory>();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task Reload_AccountAdded_CreatesClient()
    {
        var account = Add("Second");
        Assert.Throws<ArgumentException>(() => _factory.CreateClient("Second"));

        _configuration.Reload();

        await FetchAsync("Second", account);
        Assert.Equal(["First", "Second"], _factory.GetNames());
    }

    [Fact]
    public async Task Reload_TokenChanged_AppliesToNextAndExistingClient()
    {
        var sid = AddJob(_service.Accounts[0]);
        var client = _factory.CreateClient("First");
        _configuration.Set($"{Section}:First:AuthToken", _service.Accounts[0].RotateAuthToken());
        var exception = await Assert.ThrowsAsync<BulkExportApiException>(() => client.Jobs.FetchAsync(sid, Token));

        _configuration.Reload();

        Assert.Equal(HttpStatusCode.Unauthorized, exception.StatusCode);
        await FetchAsync("First", _service.Accounts[0]);
        Assert.Equal(sid, (await client.Jobs.FetchAsync(sid, Token)).JobSid);
        Assert.NotSame(client, _factory.CreateClient("First"));
    }

    [Fact]
    public async Task Reload_AccountSidChanged_CreatesClientOfOtherAccount()
    {
        var client = _factory.CreateClient("First");
        var other = _service.Accounts.Add();
        _configuration.SetAccount($"{Section}:First", other.CreateClientOptions());

        _configuration.Reload();

        await FetchAsync("First", other);
        await client.Jobs.FetchAsync(AddJob(_service.Accounts[0]), Token);
        Assert.Equal(_service.AccountSid, _service.Requests[^1].AccountSid);
    }

    [Fact]
    public async Task Reload_AccountRemoved_ThrowsWithKnownNamesAndCallInProgressCompletes()
    {
        var account = Add("Second");
        _configuration.Reload();
        var job = AddJob(account);
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var removed = new ManualResetEventSlim();
        _service.Faults.Enqueue(Fault.NoResponse(), request => HoldRequest(request));
        var fetch = _factory.CreateClient("Second").Jobs.FetchAsync(job, Token);
        await sent.Task;

        _configuration.Remove($"{Section}:Second");
        _configuration.Reload();

        var exception = Assert.Throws<ArgumentException>(() => _factory.CreateClient("Second"));
        Assert.Contains("The configured names are 'First'.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["First"], _factory.GetNames());
        GC.Collect();
        removed.Set();
        Assert.Equal(job, (await fetch).JobSid);

        bool HoldRequest(ReceivedRequest request)
        {
            if (request.AccountSid == account.AccountSid)
            {
                sent.TrySetResult();
                removed.Wait(Token);
            }

            return false;
        }
    }

    [Fact]
    public async Task Reload_OptionsBecomeInvalid_FailsForThatClientUntilFixed()
    {
        var account = Add("Second");
        _configuration.Reload();
        await FetchAsync("Second", account);
        _configuration.Set($"{Section}:Second:AuthToken", "");
        _configuration.Reload();

        Assert.Contains(
            "'Second'",
            Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => _factory.CreateClient("Second")).Message,
            StringComparison.Ordinal
        );
        await FetchAsync("First", _service.Accounts[0]);
        _configuration.Set($"{Section}:Second:AuthToken", account.AuthToken);
        _configuration.Reload();
        await FetchAsync("Second", account);
    }

    [Fact]
    public async Task CreateClient_FiftyAccountsOfWhichTenAddedAndOneRevoked_FailsForRevokedAccountOnly()
    {
        var accounts = Enumerable.Range(0, 40).ToDictionary(i => $"Tenant{i}", i => Add($"Tenant{i}"));
        _configuration.Reload();
        await Task.WhenAll(accounts.Select(account => FetchAsync(account.Key, account.Value)));
        for (var i = 40; i < 50; i++)
        {
            accounts.Add($"Tenant{i}", Add($"Tenant{i}"));
        }

        _configuration.Reload();
        accounts["Tenant7"].RevokeCredentials();
        _service.Requests.Clear();

        var failed = await Task.WhenAll(accounts.Select(account => TryFetchAsync(account.Key, account.Value)));

        Assert.Equal(["Tenant7"], failed.OfType<string>());
        var sids = accounts.ToDictionary(account => account.Value.AccountSid, account => account.Key);
        Assert.Equal(49, _service.Requests.Select(request => request.AccountSid).OfType<string>().Distinct().Count(sids.ContainsKey));
        Assert.All(
            _service.Requests.Where(request => request.AccountSid is not null),
            request => Assert.Equal($"/v1/Exports/Jobs/{GetJobSid(accounts[sids[request.AccountSid!]])}", request.Path)
        );
    }

    private static JobSid GetJobSid(SimulatedAccount account) => JobSid.Parse($"JS{account.AccountSid[2..]}");

    private static JobSid AddJob(SimulatedAccount account) =>
        account.Jobs.Contains(GetJobSid(account))
            ? GetJobSid(account)
            : account.Jobs.Add(
                new SimulatedJob
                {
                    JobSid = GetJobSid(account),
                    StartDay = new(2026, 7, 1),
                    EndDay = new(2026, 7, 1),
                }
            );

    private SimulatedAccount Add(string name)
    {
        var account = _service.Accounts.Add();
        _configuration.SetAccount($"{Section}:{name}", account.CreateClientOptions());
        return account;
    }

    /// <summary>Fetches a job that only the account can see.</summary>
    private async Task FetchAsync(string name, SimulatedAccount account)
    {
        var sid = AddJob(account);
        Assert.Equal(sid, (await _factory.CreateClient(name).Jobs.FetchAsync(sid, Token)).JobSid);
    }

    private async Task<string?> TryFetchAsync(string name, SimulatedAccount account)
    {
        try
        {
            await FetchAsync(name, account);
            return null;
        }
        catch (BulkExportApiException exception) when (exception.StatusCode == HttpStatusCode.Unauthorized)
        {
            return name;
        }
    }
}
