using Microsoft.Extensions.Options;

namespace BulkExport.Client.Tests;

public class BulkExportClientOptionsTests
{
    private const string MissingMessage = "is missing. Set AccountSid and AuthToken, or ApiKeySid and ApiKeySecret.";
    private const string MaxRetryRange = "MaxRetryAttempts: The field BulkExportClientOptions.MaxRetryAttempts must be between 0 and 10.";
    private const string Secret = "my-secret";

    /// <summary>Gets changes that make valid options invalid, with the expected validation failures.</summary>
    public static TheoryData<string, Action<BulkExportClientOptions>, string[]> InvalidOptions =>
        new()
        {
            { "no token", o => o.AuthToken = null, [$"AuthToken {MissingMessage}"] },
            { "empty token", o => o.AuthToken = "", [$"AuthToken {MissingMessage}"] },
            { "blank token", o => o.AuthToken = " \t", [$"AuthToken {MissingMessage}"] },
            { "no account", o => o.AccountSid = null, [$"AccountSid {MissingMessage}"] },
            { "nothing", o => o.AccountSid = o.AuthToken = null, [$"AccountSid {MissingMessage}", $"AuthToken {MissingMessage}"] },
            {
                "token with a line break",
                o => o.AuthToken = Secret + "\n",
                ["AuthToken must not begin or end with white space, such as a line break."]
            },
            { "secret as account", o => o.AccountSid = Secret, ["AccountSid: The value must be AC followed by 32 hexadecimal digits."] },
            {
                "key as account",
                o => o.AccountSid = TestAccount.ApiKeySid,
                ["AccountSid: The value must be AC followed by 32 hexadecimal digits."]
            },
            {
                "account with a line break",
                o => o.AccountSid += "\n",
                [
                    "AccountSid: The value must be AC followed by 32 hexadecimal digits.",
                    "AccountSid must not begin or end with white space, such as a line break.",
                ]
            },
            { "key without secret", o => UseKey(o, TestAccount.ApiKeySid, null), [$"ApiKeySecret {MissingMessage}"] },
            { "secret without key", o => UseKey(o, null, Secret), [$"ApiKeySid {MissingMessage}"] },
            { "secret as key", o => UseKey(o, Secret, Secret), ["ApiKeySid: The value must be SK followed by 32 hexadecimal digits."] },
            {
                "both credentials",
                o => (o.ApiKeySid, o.ApiKeySecret) = (TestAccount.ApiKeySid, Secret),
                ["Both an Auth Token and an API key are set. Set either AuthToken, or ApiKeySid with ApiKeySecret."]
            },
            { "no address", o => o.BaseAddress = null!, ["BaseAddress: The value must not be null."] },
            {
                "relative address",
                o => o.BaseAddress = new("v1", UriKind.Relative),
                ["BaseAddress must be an absolute URI, such as https://bulkexports.twilio.com/."]
            },
            {
                "http",
                o => o.BaseAddress = new("http://bulkexports.twilio.com/"),
                ["BaseAddress must use https, or http with localhost or a loopback address, because credentials are sent to it."]
            },
            {
                "user in the address",
                o => o.BaseAddress = new($"https://{Secret}@bulkexports.twilio.com/"),
                ["BaseAddress must not contain user info, a query or a fragment."]
            },
            {
                "query in the address",
                o => o.BaseAddress = new($"https://bulkexports.twilio.com/?{Secret}"),
                ["BaseAddress must not contain user info, a query or a fragment."]
            },
            { "negative retries", o => o.MaxRetryAttempts = -1, [MaxRetryRange] },
            { "too many retries", o => o.MaxRetryAttempts = 11, [MaxRetryRange] },
            {
                "no attempt time",
                o => o.AttemptTimeout = TimeSpan.Zero,
                ["AttemptTimeout: The value must be from 00:00:00.0100000 to 01:00:00."]
            },
            {
                "endless time",
                o => o.TotalRequestTimeout = Timeout.InfiniteTimeSpan,
                [
                    "TotalRequestTimeout: The value must be from 00:00:00.0100000 to 1.00:00:00.",
                    "AttemptTimeout (00:00:10) must not be longer than TotalRequestTimeout (-00:00:00.0010000).",
                ]
            },
            {
                "attempt longer than the call",
                o => o.TotalRequestTimeout = TimeSpan.FromSeconds(5),
                ["AttemptTimeout (00:00:10) must not be longer than TotalRequestTimeout (00:00:05)."]
            },
        };

    /// <summary>Gets changes that keep valid options valid.</summary>
    public static TheoryData<string, Action<BulkExportClientOptions>> ValidOptions =>
        new()
        {
            { "unchanged", _ => { } },
            { "a key", o => UseKey(o, TestAccount.ApiKeySid, Secret) },
            {
                "a key without an account",
                o => (o.AccountSid, o.AuthToken, o.ApiKeySid, o.ApiKeySecret) = (null, null, TestAccount.ApiKeySid, Secret)
            },
            { "an empty key, as an unset variable leaves it", o => (o.ApiKeySid, o.ApiKeySecret) = ("", "") },
            { "an empty token beside a key", o => (o.AuthToken, o.ApiKeySid, o.ApiKeySecret) = ("", TestAccount.ApiKeySid, Secret) },
            {
                "an empty account beside a key",
                o => (o.AccountSid, o.AuthToken, o.ApiKeySid, o.ApiKeySecret) = ("", "", TestAccount.ApiKeySid, Secret)
            },
            { "http to this machine", o => o.BaseAddress = new("http://localhost:5080") },
            { "http to this machine by number", o => o.BaseAddress = new("http://127.0.0.1:5080") },
            { "http to this machine in IPv6", o => o.BaseAddress = new("http://[::1]:5080") },
            { "a gateway with a path", o => o.BaseAddress = new("https://gateway.example/twilio/") },
            { "no retries", o => o.MaxRetryAttempts = 0 },
            { "the most retries", o => o.MaxRetryAttempts = 10 },
            { "the shortest times", o => o.AttemptTimeout = o.TotalRequestTimeout = TimeSpan.FromMilliseconds(10) },
            { "the longest times", o => (o.AttemptTimeout, o.TotalRequestTimeout) = (TimeSpan.FromHours(1), TimeSpan.FromDays(1)) },
        };

    [Fact]
    public void Constructor_Default_SetsDocumentedValues()
    {
        var options = new BulkExportClientOptions();

        Assert.Null(options.AccountSid);
        Assert.Null(options.AuthToken);
        Assert.Null(options.ApiKeySid);
        Assert.Null(options.ApiKeySecret);
        Assert.Equal(new Uri("https://bulkexports.twilio.com/"), options.BaseAddress);
        Assert.Equal(4, options.MaxRetryAttempts);
        Assert.Equal(TimeSpan.FromSeconds(10), options.AttemptTimeout);
        Assert.Equal(TimeSpan.FromMinutes(1), options.TotalRequestTimeout);
        Assert.Equal(TimeSpan.FromSeconds(30), options.DownloadIdleTimeout);
        Assert.Equal(TimeSpan.FromMilliseconds(500), RetryBackoff.BaseDelay);
        Assert.Equal(TimeSpan.FromSeconds(8), RetryBackoff.MaxDelay);
        Assert.Equal(9, typeof(BulkExportClientOptions).GetProperties().Length); // extend this test when you add an option
    }

    [Theory]
    [MemberData(nameof(InvalidOptions), DisableDiscoveryEnumeration = true)]
    public void Constructor_InvalidOptions_ThrowsWithSettingNameAndNoSecret(
        string description,
        Action<BulkExportClientOptions> configure,
        string[] messages
    )
    {
        _ = description;
        var options = TestAccount.Options();
        configure(options);

        var failure = Assert.Throws<OptionsValidationException>(() => new BulkExportClient(options));

        Assert.Equal(messages, failure.Failures);
        Assert.DoesNotContain(Secret, failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ValidOptions), DisableDiscoveryEnumeration = true)]
    public void Constructor_ValidOptions_CreatesClient(string description, Action<BulkExportClientOptions> configure)
    {
        _ = description;
        var options = TestAccount.Options();
        configure(options);

        using var client = new BulkExportClient(options);

        Assert.NotNull(client.Jobs);
    }

    [Fact]
    public void Constructor_NullOptions_Throws() => Assert.Throws<ArgumentNullException>(() => new BulkExportClient(null!));

    [Fact]
    public void CredentialDescription_EachCredential_OmitsSecret()
    {
        var options = TestAccount.Options();
        Assert.Equal($"the Auth Token of account {TestAccount.AccountSid}", options.CredentialDescription);

        UseKey(options, TestAccount.ApiKeySid, Secret);
        Assert.Equal($"API key {TestAccount.ApiKeySid}", options.CredentialDescription);

        options.ApiKeySid = string.Empty;
        Assert.Equal($"the Auth Token of account {TestAccount.AccountSid}", options.CredentialDescription);
    }

    private static void UseKey(BulkExportClientOptions options, string? sid, string? secret) =>
        (options.AuthToken, options.ApiKeySid, options.ApiKeySecret) = (null, sid, secret);
}
