using System.Diagnostics;
using System.Net;
using BulkExport.Client.AspNetCore.Tests.Support;
using BulkExport.Client.Testing;

namespace BulkExport.Client.AspNetCore.Tests;

/// <summary>Kills the process of an application after it has acknowledged a webhook.</summary>
public sealed class CrashTests : WebhookTestBase
{
    [Fact]
    public async Task Process_KilledAfterResponse_HandlesJobOnceAfterRestart()
    {
        var directory = Directory.CreateTempSubdirectory("bulkexport-webhook-");
        try
        {
            var sid = Service.Jobs.Add(Finished);
            Service.Faults.Enqueue(Fault.NoResponse()); // the job cannot be fetched
            using (var first = Start(directory.FullName))
            {
                Assert.Equal(HttpStatusCode.NoContent, await SendAsync(await first.StandardOutput.ReadLineAsync(Token), sid));
                first.Kill();
                Assert.Equal("", await first.StandardOutput.ReadToEndAsync(Token));
            }

            Service.Faults.Clear();
            using var second = Start(directory.FullName);
            var address = await second.StandardOutput.ReadLineAsync(Token);
            Assert.Equal($"handled {sid}", await second.StandardOutput.ReadLineAsync(Token));
            Assert.Equal(HttpStatusCode.NoContent, await SendAsync(address, sid));
            Assert.Equal("", await StopAsync(second));

            using var third = Start(directory.FullName);
            Assert.Equal(HttpStatusCode.NoContent, await SendAsync(await third.StandardOutput.ReadLineAsync(Token), sid));
            Assert.Equal("", await StopAsync(third));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private Process Start(string directory) =>
        Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    Path.Combine(AppContext.BaseDirectory, "BulkExport.Client.CrashTestHost.dll"),
                    "webhook",
                    Service.BaseAddress.AbsoluteUri,
                    Service.AccountSid,
                    Service.AuthToken,
                    directory,
                ]
            )
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;

    private async Task<HttpStatusCode> SendAsync(string? address, JobSid jobSid)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{address}/hook")
        {
            Content = new FormUrlEncodedContent([new("JobSid", jobSid.ToString())]),
        };
        request.Headers.Add(
            WebhookSignatureValidator.SignatureHeaderName,
            WebhookSigner.Sign(Service.AuthToken, request.RequestUri!.AbsoluteUri, [new("JobSid", jobSid.ToString())])
        );
        using var response = await http.SendAsync(request, Token);
        return response.StatusCode;
    }

    /// <summary>Stops a process gracefully.</summary>
    /// <returns>The rest of its output.</returns>
    private static async Task<string> StopAsync(Process process)
    {
        process.StandardInput.Close();
        return await process.StandardOutput.ReadToEndAsync(Token);
    }
}
