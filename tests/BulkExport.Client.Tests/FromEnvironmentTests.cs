namespace BulkExport.Client.Tests;

[Collection(EnvironmentVariableCollection.Name)]
public sealed class FromEnvironmentTests : IDisposable
{
    private static readonly string[] Names = ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_API_KEY", "TWILIO_API_SECRET"];

    private readonly string?[] _before = [.. Names.Select(Environment.GetEnvironmentVariable)];

    public void Dispose() => Set(_before);

    [Fact]
    public void FromEnvironment_AuthToken_IsUsed()
    {
        Set(TestAccount.AccountSid, TestAccount.AuthToken, null, null);

        var options = BulkExportClientOptions.FromEnvironment();

        Assert.Equal((TestAccount.AccountSid, TestAccount.AuthToken), (options.AccountSid, options.AuthToken));
        Assert.Equal((null, null), (options.ApiKeySid, options.ApiKeySecret));
        using var client = new BulkExportClient(options);
    }

    [Fact]
    public void FromEnvironment_BothPairs_TheKeyComesFirst()
    {
        Set(TestAccount.AccountSid, TestAccount.AuthToken, TestAccount.ApiKeySid, TestAccount.ApiKeySecret);

        var options = BulkExportClientOptions.FromEnvironment();

        Assert.Equal((TestAccount.AccountSid, null), (options.AccountSid, options.AuthToken));
        Assert.Equal((TestAccount.ApiKeySid, TestAccount.ApiKeySecret), (options.ApiKeySid, options.ApiKeySecret));
        using var client = new BulkExportClient(options);
    }

    [Theory]
    [InlineData(TestAccount.ApiKeySid, null)]
    [InlineData(TestAccount.ApiKeySid, "")]
    [InlineData(null, TestAccount.ApiKeySecret)]
    public void FromEnvironment_HalfAKey_IsPassedOver(string? keySid, string? keySecret)
    {
        Set(TestAccount.AccountSid, TestAccount.AuthToken, keySid, keySecret);

        var options = BulkExportClientOptions.FromEnvironment();

        Assert.Equal((TestAccount.AuthToken, null), (options.AuthToken, options.ApiKeySid));
        using var client = new BulkExportClient(options);
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("", "", "", "")]
    [InlineData(TestAccount.AccountSid, null, null, TestAccount.ApiKeySecret)]
    [InlineData(null, TestAccount.AuthToken, TestAccount.ApiKeySid, null)]
    public void FromEnvironment_NoPairComplete_NamesTheVariables(string? sid, string? token, string? keySid, string? keySecret)
    {
        Set(sid, token, keySid, keySecret);

        var failure = Assert.Throws<InvalidOperationException>(() => BulkExportClientOptions.FromEnvironment());

        Assert.Equal(
            "No credentials were found in the environment. Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or TWILIO_API_KEY and TWILIO_API_SECRET.",
            failure.Message
        );
    }

    private static void Set(params string?[] values)
    {
        foreach (var (name, value) in Names.Zip(values))
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
