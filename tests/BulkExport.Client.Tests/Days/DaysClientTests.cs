using System.Net;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Days;

public sealed class DaysClientTests : DownloadTestBase
{
    [Fact]
    public async Task AnyMethod_InvalidArgument_ThrowsBeforeSendingRequest()
    {
        await using var fixture = new ServiceFixture();
        var days = fixture.Client.Days;

        Assert.Throws<ArgumentException>(() => days.ListAsync(default, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => days.OpenReadAsync(default, Day, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => days.DownloadAsync(default, Day, Target, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            days.DownloadAsync(ResourceType.Messages, Day, " ", cancellationToken: Cancellation)
        );
        Assert.Throws<ArgumentNullException>(() =>
            days.ReadRecordsAsync<string>(ResourceType.Messages, Day, null!, cancellationToken: Cancellation)
        );
        Assert.Equal(
            "resourceType",
            Assert
                .Throws<ArgumentException>(() => days.ReadRecordsAsync<string>(default, Day, null!, cancellationToken: Cancellation))
                .ParamName
        );
        Assert.Empty(fixture.Requests);
    }

    [Fact]
    public async Task ListAsync_RepeatedDayAndLargeFile_ReturnsDaysUnchanged()
    {
        await using var fixture = new ServiceFixture();
        fixture.Faults.Enqueue(
            Fault.Response(
                HttpStatusCode.OK,
                "application/json",
                """{"days":[{"day":"2020-07-01","size":750,"create_date":"2020-07-27","friendly_name":"x","resource_type":null},{"day":"2020-07-01","size":5000000000,"create_date":"2020-07-28","friendly_name":"y","resource_type":"Messages"}],"meta":{"next_page_url":null}}"""
            )
        );

        var days = await fixture.Client.Days.ListAsync(ResourceType.Messages, Cancellation).ToListAsync(Cancellation);

        Assert.Equal([750L, 5_000_000_000L], days.Select(day => day.Size));
        Assert.Equal(new DateOnly(2020, 7, 28), days[1].CreatedOn);
        var request = Assert.Single(fixture.Requests);
        Assert.Equal((HttpMethod.Get, "/v1/Exports/Messages/Days"), (request.Method, request.Path));
        Assert.Equal(new Dictionary<string, string> { ["PageSize"] = "30" }, request.Query);
    }

    [Fact]
    public async Task OpenReadAsync_FileHostFailsOnce_RetriesAndReturnsDecompressedLines()
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        var file = fixture.AddFile(Day);
        fixture.Faults.Enqueue(Fault.Status(HttpStatusCode.ServiceUnavailable), request => request.IsFileRequest);

        await using var stream = await OpenReadAsync(fixture);
        using var reader = new StreamReader(stream);

        Assert.Equal(file.ReadLines(), (await reader.ReadToEndAsync(Cancellation)).TrimEnd('\n').Split('\n'));
        Assert.Equal(4, fixture.Requests.Count);
    }

    [Fact]
    public async Task OpenReadAsync_TruncatedFile_ThrowsAtAnyLength()
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        var file = fixture.AddFile(Day, OneMember);
        for (var length = 1; length < file.Length; length++)
        {
            fixture.Faults.Enqueue(Fault.BodyTruncated(length), request => request.IsFileRequest);
            await using var stream = await OpenReadAsync(fixture);

            await Assert.ThrowsAsync<BulkExportFormatException>(() => stream.CopyToAsync(Stream.Null, Cancellation));
        }
    }

    [Fact]
    public async Task OpenReadAsync_ConnectionDropped_ThrowsConnectionException()
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        fixture.AddFile(Day);
        fixture.Faults.Enqueue(Fault.ConnectionDroppedMidBody(20), request => request.IsFileRequest);
        await using var stream = await OpenReadAsync(fixture);

        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() => stream.CopyToAsync(Stream.Null, Cancellation));

        AssertNoSecret(exception);
    }

    [Fact]
    public async Task OpenReadAsync_CanceledWhileReading_ThrowsWithCallerToken()
    {
        await using var fixture = new ServiceFixture(loggerProvider: Logs);
        fixture.AddFile(Day);
        fixture.Faults.Enqueue(Fault.BodyStalled(10), request => request.IsFileRequest);
        await using var stream = await OpenReadAsync(fixture);
        using var cancellation = new CancellationTokenSource();

        var copyTask = stream.CopyToAsync(Stream.Null, cancellation.Token);
        await cancellation.CancelAsync();

        var exception = await Assert.ThrowsAsync<OperationCanceledException>(() => copyTask);
        Assert.Equal("The read was canceled.", exception.Message);
        Assert.Equal(cancellation.Token, exception.CancellationToken);
    }

    private static Task<Stream> OpenReadAsync(ServiceFixture fixture) =>
        fixture.Client.Days.OpenReadAsync(ResourceType.Messages, Day, Cancellation);
}
