using System.Net;

namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests the queue of faults, independent of their type.</summary>
public sealed class SimulatedFaultsTests : SimulatorTestBase
{
    private readonly JobSid _sid;

    public SimulatedFaultsTests() => _sid = Service.Jobs.Add(ThreeDays);

    [Fact]
    public async Task Enqueue_SeveralFaults_AppliesInOrderThenSucceeds()
    {
        Service.Faults.Enqueue(2, Fault.TooManyRequests());
        Service.Faults.Enqueue(Fault.Status(HttpStatusCode.InternalServerError));
        var statuses = new List<int>();
        for (var call = 0; call < 4; call++)
        {
            using var response = await Http.GetAsync(GetJobPath(_sid), Token);
            statuses.Add((int)response.StatusCode);
        }

        Assert.Equal([429, 429, 500, 200], statuses);
    }

    [Fact]
    public async Task Clear_PendingFaults_RemovesFaults()
    {
        Service.Faults.Enqueue(int.MaxValue, Fault.TooManyRequests());
        using var faulted = await Http.GetAsync(GetJobPath(_sid), Token);
        Service.Faults.Clear();
        Service.Faults.Enqueue(Fault.Status(HttpStatusCode.BadGateway));
        using var once = await Http.GetAsync(GetJobPath(_sid), Token);
        using var succeeded = await Http.GetAsync(GetJobPath(_sid), Token);

        Assert.Equal([429, 502, 200], [(int)faulted.StatusCode, (int)once.StatusCode, (int)succeeded.StatusCode]);
    }

    [Fact]
    public async Task Enqueue_ConcurrentRequests_AppliesSpecifiedCount()
    {
        Service.Faults.Enqueue(10, Fault.TooManyRequests());

        var responses = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Http.GetAsync(GetJobPath(_sid), Token)));

        Assert.Equal(10, responses.Count(response => response.StatusCode == HttpStatusCode.TooManyRequests));
        Assert.Equal(20, responses.Count(response => response.StatusCode == HttpStatusCode.OK));
        Assert.Equal(Enumerable.Range(1, 30), Service.Requests.Select(request => request.Number));
    }

    [Fact]
    public async Task Enqueue_UnauthenticatedRequest_AppliesFaultBeforeAuthentication()
    {
        using var anonymous = CreateHttp();
        Service.Faults.Enqueue(Fault.Status(HttpStatusCode.ServiceUnavailable));

        using var faulted = await anonymous.GetAsync(GetJobPath(_sid), Token);
        using var unauthorized = await anonymous.GetAsync(GetJobPath(_sid), Token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, faulted.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, unauthorized.StatusCode);
    }

    [Fact]
    public void Fault_InvalidArgument_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Status(HttpStatusCode.OK));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Status((HttpStatusCode)600));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.TooManyRequests(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.ConnectionDroppedMidBody(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.BodyStalled(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Response(HttpStatusCode.Continue, "text/plain", ""));
        Assert.Throws<ArgumentException>(() => Fault.Response(HttpStatusCode.OK, "", ""));
        Assert.Throws<ArgumentException>(() => Fault.Response(HttpStatusCode.NoContent, "text/plain", "body"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.BodyCorrupted(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.BodyTruncated(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.StorageError(HttpStatusCode.OK, "AccessDenied"));
        Assert.Throws<ArgumentException>(() => Fault.StorageError(HttpStatusCode.Forbidden, ""));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Redirect(HttpStatusCode.OK));
        Assert.Throws<ArgumentException>(() => Fault.BodyReplaced("", "new"));
        Assert.Throws<ArgumentException>(() => Fault.LinksRewritten(new Uri("https://gateway.example/path")));
        Assert.Throws<ArgumentException>(() => Fault.LinksRewritten(new Uri("/path/", UriKind.Relative)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedBulkExportOptions { MaxConcurrentRequests = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedBulkExportOptions { VisibilityDelay = TimeSpan.FromTicks(-1) });
    }

    [Fact]
    public void Enqueue_InvalidArgument_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Service.Faults.Enqueue(0, Fault.ConnectionReset()));
        Assert.Throws<ArgumentNullException>(() => Service.Faults.Enqueue(null!));
        Assert.Throws<ArgumentNullException>(() => Service.Faults.Enqueue(Fault.NoResponse(), null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => Service.Faults.Enqueue(0, Fault.NoResponse(), _ => true));
    }
}
