using System.Net;
using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace BulkExport.Client.Tests.DependencyInjection;

/// <summary>Tests the client in a generic host behind an HTTP proxy.</summary>
public sealed class ProxyHostTests : IAsyncDisposable
{
    private const string User = "proxy-user";
    private const string Password = "proxy-password";
    private const string ApiTarget = "bulkexports.twilio.com:443";
    private const string FileTarget = "files.example:443";
    private const string Page = "<!DOCTYPE html><html><body>Proxy error</body></html>";

    private static readonly DateOnly Day = new(2026, 7, 1);

    private readonly SimulatedBulkExport _service = SimulatedBulkExport.Start();
    private readonly FakeLoggerProvider _logs = new();
    private readonly ConnectProxy _proxy;
    private readonly IHost _host;

    public ProxyHostTests()
    {
        _service.Jobs.Add(
            new SimulatedJob
            {
                JobSid = TestAccount.JobSid,
                StartDay = Day,
                EndDay = Day,
                Age = TimeSpan.FromDays(1),
            }
        );
        _service.Faults.Enqueue(
            int.MaxValue,
            Fault.LinksRewritten(new Uri("https://files.example/")),
            request => request.Path.Contains("/Days/", StringComparison.Ordinal)
        );
        _proxy = new ConnectProxy(
            new Dictionary<string, Uri> { [ApiTarget] = _service.BaseAddress, [FileTarget] = _service.FileHostBaseAddress },
            $"{User}:{Password}"
        );
        _host = Build();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IBulkExportClient Client => _host.Services.GetRequiredService<IBulkExportClient>();

    [Fact]
    public async Task FetchAsync_Proxy_SendsRequestThroughIt()
    {
        Assert.True((await Client.Jobs.FetchAsync(TestAccount.JobSid, Cancellation)).IsFinished);

        Assert.Equal([ApiTarget], _proxy.Targets);
        Assert.Equal(_service.AccountSid, Assert.Single(_service.Requests).CredentialSid);
    }

    [Fact]
    public async Task OpenReadAsync_Proxy_DownloadsThroughItWithoutCredentials()
    {
        await using var content = await Client.Days.OpenReadAsync(ResourceType.Messages, Day, Cancellation);

        await content.CopyToAsync(Stream.Null, Cancellation);
        Assert.Equal([ApiTarget, FileTarget], _proxy.Targets);
        Assert.False(Assert.Single(_service.Requests, request => request.IsFileRequest).HasAuthorization);
    }

    [Theory]
    [InlineData(407)]
    [InlineData(502)]
    public async Task FetchAsync_ProxyReturnsErrorPage_ThrowsWithStatusAndWithoutCredentials(int status)
    {
        _proxy.Errors[ApiTarget] = (status, Page);

        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() =>
            Client.Jobs.FetchAsync(TestAccount.JobSid, Cancellation)
        );

        Assert.Equal(2, exception.AttemptCount);
        Assert.Empty(_service.Requests);
        AssertReportsStatusWithoutCredentials(status, exception);
    }

    [Theory]
    [InlineData(407)]
    [InlineData(502)]
    public async Task OpenReadAsync_ProxyReturnsErrorPageForFileHost_ThrowsWithStatusAndWithoutCredentials(int status)
    {
        _proxy.Errors[FileTarget] = (status, Page);

        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() =>
            Client.Days.OpenReadAsync(ResourceType.Messages, Day, Cancellation)
        );

        Assert.DoesNotContain(_service.Requests, request => request.IsFileRequest);
        AssertReportsStatusWithoutCredentials(status, exception);
    }

    [Theory]
    [InlineData(407)]
    [InlineData(502)]
    public async Task CreateAsync_ProxyReturnsErrorPage_IsRetriedAndNotReportedAsUnknown(int status)
    {
        _proxy.Errors[ApiTarget] = (status, Page);
        var request = new CreateJobRequest
        {
            ResourceType = ResourceType.Messages,
            StartDay = Day,
            EndDay = Day,
            FriendlyName = "export",
        };

        var exception = await Assert.ThrowsAsync<BulkExportConnectionException>(() => Client.Jobs.CreateAsync(request, Cancellation));

        Assert.Equal(2, exception.AttemptCount);
        Assert.DoesNotContain("may have been created", exception.Message, StringComparison.Ordinal);
        AssertReportsStatusWithoutCredentials(status, exception);
    }

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await _proxy.DisposeAsync();
        await _service.DisposeAsync();
    }

    private void AssertReportsStatusWithoutCredentials(int status, Exception exception)
    {
        Assert.Contains($"The proxy returned HTTP {status}", exception.Message, StringComparison.Ordinal);
        var logs = _logs.Collector.GetSnapshot();
        Assert.NotEmpty(logs);
        Assert.All(
            [exception.ToString(), .. logs.Select(log => $"{log.Message} {log.Exception}")],
            text =>
            {
                Assert.DoesNotContain(User, text, StringComparison.Ordinal);
                Assert.DoesNotContain(Password, text, StringComparison.Ordinal);
                Assert.DoesNotContain("html", text, StringComparison.OrdinalIgnoreCase);
            }
        );
    }

    private IHost Build()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_logs);
        builder.Services.AddSingleton<TimeProvider>(new AutoAdvanceTimeProvider());
        builder
            .Services.AddBulkExportClient(options =>
            {
                (options.AccountSid, options.AuthToken) = (_service.AccountSid, _service.AuthToken);
                options.MaxRetryAttempts = 1;
            })
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    Proxy = new WebProxy(new UriBuilder(_proxy.BaseAddress) { UserName = User, Password = Password }.Uri)
                    {
                        Credentials = new NetworkCredential(User, Password),
                    },
                    SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => _proxy.IsOwnCertificate(certificate) },
                }
            );
        return builder.Build();
    }
}
