using System.Diagnostics;
using System.Net;
using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Errors;

/// <summary>Tests, in a separate process, that failures load no assembly, which would fail without free file descriptors.</summary>
public sealed class ErrorAssembliesTests
{
    private static readonly Fault[] Failures =
    [
        Fault.Status(HttpStatusCode.NotFound),
        Fault.Status(HttpStatusCode.TooManyRequests),
        Fault.Response(HttpStatusCode.BadGateway, "text/html", "<html>Bad gateway</html>"),
        Fault.Response(HttpStatusCode.OK, "text/html", "<html>Sign in</html>"),
        Fault.ResponseMismatched(),
        Fault.ConnectionReset(),
    ];

    [Fact]
    public async Task FetchAsync_Failures_LoadNoAssembly()
    {
        await using var service = SimulatedBulkExport.Start();
        service.Jobs.Add(
            new SimulatedJob
            {
                JobSid = TestAccount.JobSid,
                StartDay = new(2026, 7, 1),
                EndDay = new(2026, 7, 1),
            }
        );
        foreach (var failure in Failures)
        {
            service.Faults.Enqueue(failure, request => request.Number > 1);
        }

        using var process = Process.Start(
            new ProcessStartInfo(
                Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
                [
                    Path.Combine(AppContext.BaseDirectory, "BulkExport.Client.CrashTestHost.dll"),
                    "errors",
                    service.BaseAddress.AbsoluteUri,
                    service.AccountSid,
                    service.AuthToken,
                    $"{Failures.Length}",
                ]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                "BulkExportApiException",
                "BulkExportApiException",
                "BulkExportApiException",
                "BulkExportFormatException",
                "BulkExportFormatException",
                "BulkExportConnectionException",
            ],
            output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
        );
    }
}
