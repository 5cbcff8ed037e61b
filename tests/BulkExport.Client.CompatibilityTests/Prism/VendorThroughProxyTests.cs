using System.Globalization;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>Tests that the requests of the vendor's client conform to the API description, so that it describes the real service.</summary>
public sealed class VendorThroughProxyTests(NodeProject node, ProxyFixture proxied) : IClassFixture<ProxyFixture>
{
    private const string Sid = "JS0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("createJob", 201)]
    [InlineData("listJobs", 200)]
    [InlineData("fetchJob", 200)]
    [InlineData("deleteJob", 204)]
    [InlineData("listDays", 200)]
    [InlineData("fetchDay", 307)]
    [InlineData("fetchConfiguration", 200)]
    [InlineData("updateConfiguration", 200)]
    public async Task Call_Operation_Conforms(string operation, int status)
    {
        node.SkipIfMissing();
        var service = proxied.Service;
        var day = ProxyFixture.Day;
        var text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        service.Jobs.Clear();
        service.Jobs.Add(
            new()
            {
                JobSid = JobSid.Parse(Sid),
                StartDay = day,
                EndDay = day,
                Age = TimeSpan.FromMinutes(1),
            }
        );

        var vendor = new VendorClient(node, proxied.Address, service.AccountSid, service.AuthToken);
        var response = await vendor.CallAsync(
            operation,
            new
            {
                resourceType = "Messages",
                jobSid = Sid,
                day = text,
                startDay = text,
                endDay = text,
                friendlyName = "July & Co.",
                webhookUrl = "https://example.com/hook",
                webhookMethod = "POST",
                email = "someone@example.com",
                enabled = true,
                pageSize = 20,
            }
        );

        response.AssertSuccess(status);
        Assert.StartsWith(VendorClient.UserAgent, service.Requests[^1].UserAgent, StringComparison.Ordinal);
    }
}
