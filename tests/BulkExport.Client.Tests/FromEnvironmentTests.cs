namespace BulkExport.Client.Tests;

[Collection(EnvironmentVariableCollection.Name)]
public sealed class FromEnvironmentTests : IDisposable
{
    private static readonly string[] Names = ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_API_KEY", "TWILIO_API_SECRET"];

    private readonly string?[] _originalValues = [.. Names.Select(Environment.GetEnvironmentVariable)];

    public void Dispose() => Set(_originalValues);

    [Fact]
    public void FromEnvironment_AuthToken_SetsAuthToken()
    {
        Set(TestAccount.AccountSid, TestAccount.AuthToken, null, null);

        var options = BulkExportClientOptions.FromEnvironment();

        Assert.Equal((TestAccount.AccountSid, TestAccount.AuthToken), (options.AccountSid, options.AuthToken));
        Assert.Equal((null, null), (options.ApiKeySid, options.ApiKeySecret));
        using var client = new BulkExportClient(options);
    }

    [Fact]
    public void FromEnvironment_BothCredentials_PrefersApiKey()
    {
        Set(TestAccount.AccountSid, TestAccount.AuthToken, TestAccount.ApiKeySid, TestAccount.ApiKeySecret);

        var options = BulkExportClientOptions.FromEnvironment();

        Assert.Equal((TestAccount.AccountSid, null), (options.AccountSid, options.AuthToken));
        Assert.Equal((TestAccount.ApiKeySid, TestAccount.ApiKeySecret), (options.ApiKeySid, options.ApiKeySecret));
        using var client = new BulkExportClient(options);
    }

    [Fact]
    public void FromEnvironment_ApiKeySecretVariable_IsAnAlternative()
    {
        var options = Read(("TWILIO_API_KEY", TestAccount.ApiKeySid), ("TWILIO_API_KEY_SECRET", TestAccount.ApiKeySecret));

        Assert.Equal((TestAccount.ApiKeySid, TestAccount.ApiKeySecret), (options.ApiKeySid, options.ApiKeySecret));
    }

    [Fact]
    public void FromEnvironment_SecretWithoutApiKey_UsesAuthToken()
    {
        Set(TestAccount.AccountSid, TestAccount.AuthToken, null, TestAccount.ApiKeySecret);

        Assert.Equal(TestAccount.AuthToken, BulkExportClientOptions.FromEnvironment().AuthToken);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void FromEnvironment_ApiKeyWithoutSecret_Throws(string? keySecret)
    {
        Set(TestAccount.AccountSid, TestAccount.AuthToken, TestAccount.ApiKeySid, keySecret);

        var exception = Assert.Throws<InvalidOperationException>(() => BulkExportClientOptions.FromEnvironment());

        Assert.StartsWith("TWILIO_API_KEY is set without its secret.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TWILIO_REGION", "ie1")]
    [InlineData("TWILIO_EDGE", "dublin")]
    public void FromEnvironment_OtherLocation_Throws(string name, string value)
    {
        var exception = Assert.Throws<InvalidOperationException>(() =>
            Read((name, value), ("TWILIO_ACCOUNT_SID", TestAccount.AccountSid), ("TWILIO_AUTH_TOKEN", TestAccount.AuthToken))
        );

        Assert.StartsWith(
            $"{name} selects an unsupported region or edge location: BulkExport is available only in the US1 region.",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("TWILIO_REGION", "US1")]
    [InlineData("TWILIO_EDGE", "ashburn")]
    [InlineData("TWILIO_EDGE", "")]
    public void FromEnvironment_SupportedLocation_IsAccepted(string name, string value) =>
        Assert.NotNull(Read((name, value), ("TWILIO_ACCOUNT_SID", TestAccount.AccountSid), ("TWILIO_AUTH_TOKEN", TestAccount.AuthToken)));

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("", "", "", "")]
    [InlineData(TestAccount.AccountSid, null, null, TestAccount.ApiKeySecret)]
    [InlineData(null, TestAccount.AuthToken, null, null)]
    public void FromEnvironment_NoCompleteCredentials_ThrowsWithVariableNames(string? sid, string? token, string? keySid, string? keySecret)
    {
        Set(sid, token, keySid, keySecret);

        var failure = Assert.Throws<InvalidOperationException>(() => BulkExportClientOptions.FromEnvironment());

        Assert.Equal(
            "The environment variables contain no complete credential. Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or TWILIO_API_KEY and TWILIO_API_SECRET (or TWILIO_API_KEY_SECRET).",
            failure.Message
        );
    }

    [Fact]
    public void FromEnvironment_BaseAddress_SetsBaseAddress()
    {
        (string, string) address = ("BULKEXPORT_BASE_ADDRESS", "http://127.0.0.1:5080/");

        var token = Read(address, ("TWILIO_ACCOUNT_SID", TestAccount.AccountSid), ("TWILIO_AUTH_TOKEN", TestAccount.AuthToken));
        var key = Read(address, ("TWILIO_API_KEY", TestAccount.ApiKeySid), ("TWILIO_API_SECRET", TestAccount.ApiKeySecret));

        Assert.Equal(new Uri("http://127.0.0.1:5080/"), token.BaseAddress);
        Assert.Equal(token.BaseAddress, key.BaseAddress);
    }

    [Fact]
    public void FromEnvironment_InvalidBaseAddress_ThrowsWithoutValue()
    {
        var exception = Assert.Throws<InvalidOperationException>(() =>
            Read(
                ("BULKEXPORT_BASE_ADDRESS", "secret.example.com"),
                ("TWILIO_ACCOUNT_SID", TestAccount.AccountSid),
                ("TWILIO_AUTH_TOKEN", TestAccount.AuthToken)
            )
        );

        Assert.StartsWith("BULKEXPORT_BASE_ADDRESS is not an absolute URI.", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    private static BulkExportClientOptions Read(params (string Name, string Value)[] variables) =>
        EnvironmentOptionsReader.Read(name => variables.FirstOrDefault(variable => variable.Name == name).Value);

    private static void Set(params string?[] values)
    {
        foreach (var (name, value) in Names.Zip(values))
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
