using BulkExport.Client.Testing;

namespace BulkExport.Client.CloudStoreTests;

/// <summary>Tests that an export of files with several blocks is completed after its process is killed.</summary>
[Collection(nameof(CloudStoreCollection))]
public sealed class KilledExportTests(CloudStores stores, ITestOutputHelper output)
{
    private const int Days = 4;
    private const int FileSize = 20_000_000;

    private const int MaxTestTime = 120_000; // a process that fails is reported instead of waited for

    private static readonly DateOnly First = new(2026, 1, 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory(Timeout = MaxTestTime)]
    [MemberData(nameof(CloudStores.Kinds), MemberType = typeof(CloudStores))]
    public async Task ExportAsync_ProcessKilledWhileItUploads_NextRunCompletesWithSameJob(CloudStoreKind kind)
    {
        var container = await stores.CreateContainerAsync(kind);
        var (service, file) = Start();
        await using var _ = service;
        var run = new CloudExportProcess(service, container, First, First.AddDays(Days - 1));

        // The links of two days have been requested, so the files of some are being uploaded.
        var first = await run.RunAsync(WaitForDayRequestsAsync(service, 2), Cancellation);
        var afterKill = await container.CreateStore().ListAsync("", Cancellation).CountAsync(Cancellation);
        var second = await run.RunAsync(kill: null, TestContext.Current.CancellationToken);

        output.WriteLine($"Files after the kill: {afterKill}");
        Assert.True(first.IsKilled, first.Output);
        Assert.True(afterKill < Days, "The export completed before the process was killed.");
        Assert.True(second.IsComplete, second.Output);
        await AssertCompleteAsync(service, container, file);
    }

    [Theory(Timeout = MaxTestTime)]
    [MemberData(nameof(CloudStores.Kinds), MemberType = typeof(CloudStores))]
    public async Task ExportAsync_ProcessKilledWhileItCreatesJob_NextRunAdoptsJob(CloudStoreKind kind)
    {
        var container = await stores.CreateContainerAsync(kind);
        var (service, file) = Start();
        await using var _ = service;
        var created = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.Faults.Enqueue(Fault.ResponseLost(), IsCreation);
        var run = new CloudExportProcess(service, container, First, First.AddDays(Days - 1));

        var first = await run.RunAsync(created.Task, Cancellation);
        var second = await run.RunAsync(kill: null, TestContext.Current.CancellationToken); // completes without an error within the maximum listing delay

        Assert.True(first.IsKilled, first.Output);
        Assert.True(second.IsComplete, second.Output);
        await AssertCompleteAsync(service, container, file);

        bool IsCreation(ReceivedRequest request)
        {
            var isCreation = request.Method == HttpMethod.Post;
            if (isCreation)
            {
                created.TrySetResult();
            }

            return isCreation;
        }
    }

    private static (SimulatedBulkExport Service, byte[] File) Start()
    {
        var service = SimulatedBulkExport.Start(
            new SimulatedBulkExportOptions { ConfigureNewJob = job => job with { QueueTime = TimeSpan.Zero, TimePerDay = TimeSpan.Zero } }
        );
        var file = MessageFile.Create(FileSize);
        for (var day = 0; day < Days; day++)
        {
            service.Files.Replace(ResourceType.Messages, First.AddDays(day), file);
        }

        return (service, file);
    }

    private static Task WaitForDayRequestsAsync(SimulatedBulkExport service, int count)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.Faults.Enqueue(
            Fault.NoResponse(),
            request =>
            {
                if (request.IsFileRequest && Interlocked.Decrement(ref count) <= 0)
                {
                    reached.TrySetResult();
                }

                return false;
            }
        );
        return reached.Task;
    }

    private static async Task AssertCompleteAsync(SimulatedBulkExport service, CloudContainer container, byte[] file)
    {
        Assert.Equal(1, service.Jobs.Count);
        Assert.Equal(Days, service.Jobs.DaysRequestedToday);
        var files = await container
            .CreateStore()
            .ListExportFilesAsync(ResourceType.Messages, cancellationToken: Cancellation)
            .ToListAsync(Cancellation);
        Assert.Equal(Days, files.Count);
        foreach (var found in files)
        {
            Assert.Equal(file.Length, found.Size);
            await new ExportFileReader(found).VerifyAsync(Cancellation);
        }
    }
}
