namespace BulkExport.Client.Tests;

[Collection(ChangesEnvironment.Name)]
public sealed class FromEnvironmentTests : IDisposable
{
    private static readonly string[] Names = ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_API_KEY", "TWILIO_API_SECRET"];

    private readonly string?[] _before = [.. Names.Select(Environment.GetEnvironmentVariable)];

    public void Dispose() => Set(_before);

    [Fact]
    public void FromEnvironment_AuthToken_IsUsed()
    {
        Set(Account.Sid, Account.Token, null, null);

        var options = BulkExportClientOptions.FromEnvironment();

        Assert.Equal((Account.Sid, Account.Token), (options.AccountSid, options.AuthToken));
        Assert.Equal((null, null), (options.ApiKeySid, options.ApiKeySecret));
        using var client = new BulkExportClient(options);
    }

    [Fact]
    public void FromEnvironment_BothPairs_TheKeyComesFirst()
    {
        Set(Account.Sid, Account.Token, Account.KeySid, Account.KeySecret);

        var options = BulkExportClientOptions.FromEnvironment();

        Assert.Equal((Account.Sid, null), (options.AccountSid, options.AuthToken));
        Assert.Equal((Account.KeySid, Account.KeySecret), (options.ApiKeySid, options.ApiKeySecret));
        using var client = new BulkExportClient(options);
    }

    [Theory]
    [InlineData(Account.KeySid, null)]
    [InlineData(Account.KeySid, "")]
    [InlineData(null, Account.KeySecret)]
    public void FromEnvironment_HalfAKey_IsPassedOver(string? keySid, string? keySecret)
    {
        Set(Account.Sid, Account.Token, keySid, keySecret);

        var options = BulkExportClientOptions.FromEnvironment();

        Assert.Equal((Account.Token, null), (options.AuthToken, options.ApiKeySid));
        using var client = new BulkExportClient(options);
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("", "", "", "")]
    [InlineData(Account.Sid, null, null, Account.KeySecret)]
    [InlineData(null, Account.Token, Account.KeySid, null)]
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
