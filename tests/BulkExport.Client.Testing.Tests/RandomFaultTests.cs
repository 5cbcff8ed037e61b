namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests <see cref="SimulatedFaults.EnableRandom"/>.</summary>
public sealed class RandomFaultTests : SimulatorTestBase
{
    [Fact]
    public async Task EnableRandom_SameSeed_InjectsSameFaultsOfAllTypes()
    {
        await using var other = SimulatedBulkExport.Start();
        Service.Faults.EnableRandom(0.5, seed: 7);
        other.Faults.EnableRandom(0.5, seed: 7);

        await SendRequestsAsync(Service, count: 600);
        await SendRequestsAsync(other, count: 600);

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
                "LinksRewrittenFault",
                "NoResponseFault",
                "RedirectFault",
                "ResponseFault",
                "ResponseLostFault",
                "ResponseMismatchedFault",
                "StatusFault",
                "StorageErrorFault",
                "UnexpectedValuesFault",
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
    public async Task EnableRandom_EnqueuedFaults_AppliesEnqueuedFaultsFirst()
    {
        Service.Faults.EnableRandom(1, seed: 1);
        Service.Faults.Enqueue(Fault.TooManyRequests(TimeSpan.FromSeconds(17)));

        await SendRequestsAsync(Service, count: 5);

        Assert.Equal(Fault.TooManyRequests(TimeSpan.FromSeconds(17)), Service.Requests[0].Fault);
        Assert.All(Service.Requests, request => Assert.NotNull(request.Fault));
    }

    [Fact]
    public async Task EnableRandom_ZeroProbabilityOrCleared_InjectsNoFaults()
    {
        Service.Faults.EnableRandom(0, seed: 1);
        await SendRequestsAsync(Service, count: 10);
        Service.Faults.EnableRandom(1, seed: 1);
        Service.Faults.Clear();
        await SendRequestsAsync(Service, count: 10);

        Assert.All(Service.Requests, request => Assert.Null(request.Fault));
        Assert.Equal(20, Service.Requests.Count);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void EnableRandom_ProbabilityOutOfRange_Throws(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Service.Faults.EnableRandom(probability, seed: 1));

    /// <summary>Sends requests to both hosts in turn, and cancels each request that stalls.</summary>
    private static async Task SendRequestsAsync(SimulatedBulkExport service, int count)
    {
        using var http = new HttpClient();
        for (var i = 0; i < count; i++)
        {
            var before = service.Requests.Count;
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
            var task = http.GetAsync(i % 2 == 0 ? service.BaseAddress : service.FileHostBaseAddress, cancellation.Token);
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
                    await cancellation.CancelAsync();
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
