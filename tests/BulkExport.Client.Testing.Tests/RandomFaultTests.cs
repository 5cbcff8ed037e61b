namespace BulkExport.Client.Testing.Tests;

public sealed class RandomFaultTests : SimulatorTestBase
{
    [Fact]
    public async Task Randomly_OfTheSameSeed_StrikesTheSameCallsInEveryWay()
    {
        await using var other = SimulatedBulkExport.Start();
        Service.Faults.EnableRandom(0.5, seed: 7);
        other.Faults.EnableRandom(0.5, seed: 7);

        await CallAsync(Service, calls: 300);
        await CallAsync(other, calls: 300);

        var faults = Service.Requests.Select(request => request.Fault?.ToString()).ToList();
        Assert.Equal(faults, other.Requests.Select(request => request.Fault?.ToString()));
        Assert.InRange(faults.Count(fault => fault is not null), faults.Count * 0.4, faults.Count * 0.6);
        Assert.Equal(
            [
                "BodyCorruptedFault",
                "BodyStalledFault",
                "ConnectionClosedFault",
                "ConnectionDroppedMidBodyFault",
                "ConnectionResetFault",
                "NoResponseFault",
                "ResponseLostFault",
                "StatusFault",
            ],
            faults.OfType<string>().Select(fault => fault.Split(' ')[0]).Distinct().Order()
        );
        Assert.Equal(
            [429, 500, 503],
            Service
                .Requests.Select(request => request.Fault)
                .OfType<StatusFault>()
                .Select(fault => (int)fault.StatusCode)
                .Distinct()
                .Order()
        );
        Assert.All(
            Service.Requests.Where(request => request.Fault?.ToString().StartsWith("BodyCorrupted", StringComparison.Ordinal) is true),
            request => Assert.True(request.IsFileRequest)
        );
    }

    [Fact]
    public async Task Randomly_WithPlannedFaults_ComesAfterThem()
    {
        Service.Faults.EnableRandom(1, seed: 1);
        Service.Faults.Enqueue(Fault.TooManyRequests(TimeSpan.FromSeconds(17)));

        await CallAsync(Service, calls: 5);

        Assert.Equal(Fault.TooManyRequests(TimeSpan.FromSeconds(17)), Service.Requests[0].Fault);
        Assert.All(Service.Requests, request => Assert.NotNull(request.Fault));
    }

    [Fact]
    public async Task Randomly_OfNoShareOrCleared_LeavesTheServiceWell()
    {
        Service.Faults.EnableRandom(0, seed: 1);
        await CallAsync(Service, calls: 10);
        Service.Faults.EnableRandom(1, seed: 1);
        Service.Faults.Clear();
        await CallAsync(Service, calls: 10);

        Assert.All(Service.Requests, request => Assert.Null(request.Fault));
        Assert.Equal(20, Service.Requests.Count);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Randomly_OfNoSuchShare_Throws(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Service.Faults.EnableRandom(share, seed: 1));

    /// <summary>Calls both hosts one after another, and gives up where nothing more comes.</summary>
    private static async Task CallAsync(SimulatedBulkExport service, int calls)
    {
        using var http = new HttpClient();
        for (var call = 0; call < calls; call++)
        {
            var before = service.Requests.Count;
            using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Token);
            var task = http.GetAsync(call % 2 == 0 ? service.BaseAddress : service.FileBaseAddress, giveUp.Token);
            while (!task.IsCompleted)
            {
                var fault = service.Requests.Skip(before).LastOrDefault()?.Fault?.ToString();
                if (
                    fault is not null
                    && (
                        fault.StartsWith("NoResponse", StringComparison.Ordinal)
                        || fault.StartsWith("BodyStalled", StringComparison.Ordinal)
                    )
                )
                {
                    await giveUp.CancelAsync();
                }

                await Task.Yield();
            }

            try
            {
                (await task).Dispose();
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException) { }
        }
    }
}
