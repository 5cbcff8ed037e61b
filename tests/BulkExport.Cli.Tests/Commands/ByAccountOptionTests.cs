using System.Text.Json;
using BulkExport.Cli.Stores;
using BulkExport.Cli.Tests.Support;

namespace BulkExport.Cli.Tests.Commands;

/// <summary>The option <c>--by-account</c> of the commands that use a store.</summary>
public sealed class ByAccountOptionTests : CliTestBase
{
    private const string AccountSid = "AC00000000000000000000000000000001";

    private readonly string _directory = Directory.CreateTempSubdirectory("bulkexport-").FullName;

    private string Partition => Path.Combine(_directory, $"account={Service.AccountSid}");

    [Fact]
    public async Task Sync_ByAccount_UsesPartition()
    {
        Assert.Equal(0, await RunAsync("sync", "Messages", "--from", "2026-11-21", "--to", _directory, "--by-account"));
        Assert.Contains($"Location: {Partition}\n", Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, CountFiles());
        Output.GetStringBuilder().Clear();

        Assert.Equal(0, await RunAsync("status", "--to", _directory, "--by-account", "--json"));
        var status = JsonSerializer.Deserialize<JsonElement>(Output.ToString());
        Assert.Equal(Partition, status.GetProperty("location").GetString());
        Assert.Equal(Service.AccountSid, status.GetProperty("accountSid").GetString());
        Assert.Equal(3, await RunAsync("status", "--to", _directory)); // the shared store itself is empty
    }

    [Fact]
    public async Task ExportAndDownload_ByAccount_UsePartition()
    {
        var jobSid = Service.Jobs.Add(ThreeDays);

        Assert.Equal(0, await RunAsync("export", "Messages", "2026-11-10", "2026-11-11", "--to", _directory, "--by-account"));
        Assert.Equal(0, await RunAsync("job", "download", $"{jobSid}", "--to", _directory, "--by-account"));

        Assert.Equal(4, CountFiles());
    }

    [Fact]
    public async Task Sync_AccountUnknown_Returns4()
    {
        ReadClientOptions = () =>
        {
            var options = Service.CreateClientOptions();
            (options.AccountSid, options.AuthToken) = (null, null);
            (options.ApiKeySid, options.ApiKeySecret) = (Service.ApiKeySid, Service.ApiKeySecret);
            return options;
        };

        Assert.Equal(4, await RunAsync("sync", "Messages", "--from", "2026-11-21", "--to", _directory, "--by-account"));

        AssertOneErrorLine("--by-account requires the SID of the account. Set TWILIO_ACCOUNT_SID.");
        Assert.Empty(Service.Requests);
    }

    [Fact]
    public async Task Status_WithoutCredentials_Returns4()
    {
        HasCredentials = false;

        Assert.Equal(4, await RunAsync("status", "--to", _directory, "--by-account"));

        AssertOneErrorLine("No credential.");
    }

    [Theory]
    [InlineData("s3://bucket/twilio")]
    [InlineData("az://contoso/exports")]
    public void ToString_AccountLocation_ReturnsUriOfPartition(string shared) =>
        Assert.Equal($"{shared}/account={AccountSid}", new AccountLocation(StoreLocation.Parse(shared), AccountSid).ToString());

    protected override void CleanUp() => Directory.Delete(_directory, recursive: true);

    private int CountFiles() => Directory.GetFiles(Partition, "*.json.gz", SearchOption.AllDirectories).Length;
}
