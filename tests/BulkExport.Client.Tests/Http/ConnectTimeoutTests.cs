using System.Net;
using System.Net.Sockets;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Http;

public sealed class ConnectTimeoutTests
{
    [Fact]
    public async Task CreateAsync_TlsHandshakeNeverCompletes_IsRetriedAndNotReportedAsUnknown()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0); // accepts connections, but never responds
        listener.Start();
        var options = TestAccount.Options();
        options.BaseAddress = new Uri($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        options.AttemptTimeout = TimeSpan.FromSeconds(2);
        options.MaxRetryAttempts = 1;
        using var client = new BulkExportClient(options);

        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() =>
            client.Jobs.CreateAsync(
                new CreateJobRequest
                {
                    ResourceType = ResourceType.Messages,
                    StartDay = new(2026, 7, 1),
                    EndDay = new(2026, 7, 1),
                    FriendlyName = "export",
                },
                TestContext.Current.CancellationToken
            )
        );

        Assert.True(exception.IsTimeout);
        Assert.Equal(2, exception.AttemptCount);
        Assert.DoesNotContain("may have been created", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenReadAsync_ConnectionToFileHostIsNeverEstablished_ThrowsConnectTimeout()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0); // accepts connections, but never responds
        listener.Start();
        await using var fixture = new ServiceFixture(options =>
        {
            options.AttemptTimeout = TimeSpan.FromSeconds(2);
            options.MaxRetryAttempts = 0;
        });
        var link = $"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/file";
        fixture.Faults.Enqueue(Fault.Response(HttpStatusCode.TemporaryRedirect, "application/json", $$"""{"redirect_to":"{{link}}"}"""));

        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() =>
            fixture.Client.Days.OpenReadAsync(ResourceType.Messages, new(2026, 11, 1), TestContext.Current.CancellationToken)
        );

        Assert.True(exception.IsTimeout);
        Assert.Contains(
            "The connection to the file host could not be established within the connect timeout.",
            exception.Message,
            StringComparison.Ordinal
        );
    }
}
