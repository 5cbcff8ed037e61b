using BulkExport.Client.Testing;

namespace BulkExport.Client.WorkerTests;

/// <summary>The simulated service with several accounts, a shared store, a database, and the processes that export to the store.</summary>
internal sealed class WorkerCluster : IAsyncDisposable
{
    private static readonly TimeSpan MaxDuration = TimeSpan.FromMinutes(15); // generous, for a slow machine

    private readonly string _directory = Directory.CreateTempSubdirectory("bulkexport-workers-").FullName;
    private readonly List<WorkerProcess> _processes = [];
    private readonly Dictionary<string, string> _settings;

    private WorkerCluster(
        SimulatedBulkExport service,
        string connectionString,
        int accounts,
        IReadOnlyList<ResourceType> resourceTypes,
        int days
    )
    {
        Service = service;
        Database = new JobDatabase(connectionString);
        Store = new DirectoryExportStore(_directory);
        ResourceTypes = resourceTypes;
        EndDay = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-2);
        StartDay = EndDay.AddDays(1 - days);
        _settings = new Dictionary<string, string>
        {
            ["ConnectionStrings:Hangfire"] = connectionString,
            ["Urls"] = "http://127.0.0.1:0",
            ["Hangfire:InvisibilityTimeout"] = "00:00:05",
            ["Hangfire:DistributedLockTimeout"] = "00:00:05",
            ["Hangfire:QueuePollInterval"] = "00:00:00.5",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Workers:Directory"] = _directory,
            ["Workers:PollInterval"] = "00:00:02",
            ["Workers:MaxConcurrencyPerAccount"] = "16",
            ["Workers:Sync:StartDay"] = $"{StartDay:yyyy-MM-dd}",
            ["Workers:Sync:EndDay"] = $"{EndDay:yyyy-MM-dd}",
            ["Workers:Sync:ReexportAfter"] = "",
            ["Workers:Sync:Options:MaxJobListingDelay"] = "00:00:05",
        };
        for (var i = 0; i < resourceTypes.Count; i++)
        {
            _settings[$"Workers:Sync:ResourceTypes:{i}"] = resourceTypes[i].ToString();
        }

        foreach (var (index, account) in service.Accounts.Take(accounts).Index())
        {
            _settings[$"BulkExport:Accounts:account{index}:BaseAddress"] = $"{service.BaseAddress}";
            _settings[$"BulkExport:Accounts:account{index}:AccountSid"] = account.AccountSid;
            _settings[$"BulkExport:Accounts:account{index}:AuthToken"] = account.AuthToken;
        }
    }

    public SimulatedBulkExport Service { get; }

    public JobDatabase Database { get; }

    public string DirectoryPath => _directory;

    public IExportStore Store { get; }

    public IReadOnlyList<ResourceType> ResourceTypes { get; }

    public DateOnly StartDay { get; }

    public DateOnly EndDay { get; }

    public IReadOnlyList<WorkerProcess> Processes => _processes;

    /// <summary>Gets all units: one day of one resource type of one account each.</summary>
    public IEnumerable<(SimulatedAccount Account, ResourceType ResourceType, DateOnly Day)> Units =>
        from account in Service.Accounts
        from resourceType in ResourceTypes
        from offset in Enumerable.Range(0, EndDay.DayNumber - StartDay.DayNumber + 1)
        select (account, resourceType, StartDay.AddDays(offset));

    /// <summary>Gets the number of files that were requested from the file host.</summary>
    public int DownloadCount => Service.Requests.Count(request => request.IsFileRequest);

    public static async Task<WorkerCluster> CreateAsync(
        PostgreSqlServer server,
        SimulatedBulkExportOptions options,
        int accounts,
        IReadOnlyList<ResourceType> resourceTypes,
        int days
    )
    {
        var service = SimulatedBulkExport.Start(options);
        for (var i = 1; i < accounts; i++)
        {
            service.Accounts.Add();
        }

        return new WorkerCluster(service, await server.CreateDatabaseAsync(), accounts, resourceTypes, days);
    }

    /// <summary>Removes the configuration of an account. Processes that have been started are not affected.</summary>
    public void RemoveAccount(int index)
    {
        foreach (
            var name in _settings.Keys.Where(name => name.StartsWith($"BulkExport:Accounts:account{index}:", StringComparison.Ordinal))
        )
        {
            _settings.Remove(name);
        }
    }

    /// <summary>Starts a process.</summary>
    /// <param name="settings">The settings that differ from those of the cluster.</param>
    public WorkerProcess StartProcess(params IEnumerable<(string Name, string Value)> settings)
    {
        var all = new Dictionary<string, string>(_settings);
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        var process = new WorkerProcess(all);
        _processes.Add(process);
        return process;
    }

    /// <summary>Counts the days in the store.</summary>
    public async Task<int> CountFilesAsync()
    {
        var count = 0;
        foreach (var (account, resourceType) in Units.Select(unit => (unit.Account, unit.ResourceType)).Distinct())
        {
            count += await Store.ForAccount(account.AccountSid).ListExportFilesAsync(resourceType).CountAsync();
        }

        return count;
    }

    /// <summary>Waits until a condition is met, in real time because other processes are involved.</summary>
    public async Task WaitUntilAsync(Func<Task<bool>> condition, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(MaxDuration);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        try
        {
            while (!await condition())
            {
                await timer.WaitForNextTickAsync(timeout.Token);
            }
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"The condition was not met within {MaxDuration}. The last process printed:\n{_processes.LastOrDefault()?.Output}",
                e
            );
        }
    }

    /// <summary>Verifies that no partition has a job in progress.</summary>
    public async Task VerifyNoOpenJobsAsync()
    {
        foreach (var account in Service.Accounts)
        {
            var status = await Store.ForAccount(account.AccountSid).GetStatusAsync(EndDay);
            Assert.All(status.Resources, resource => Assert.Empty(resource.OpenJobs));
        }
    }

    /// <summary>Verifies that every unit is in the store, byte for byte.</summary>
    public async Task VerifyFilesAsync()
    {
        foreach (var (account, resourceType, day) in Units)
        {
            var file = await Store.ForAccount(account.AccountSid).ListExportFilesAsync(resourceType, day, day).SingleAsync();
            var bytes = await File.ReadAllBytesAsync(file.Path);
            Assert.True(
                account.Files.Get(resourceType, day).ToArray().SequenceEqual(bytes),
                $"{file.Path} is different from the file of the service."
            );
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            process.Dispose();
        }

        await Database.DisposeAsync();
        await Service.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
