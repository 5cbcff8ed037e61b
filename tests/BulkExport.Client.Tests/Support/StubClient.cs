namespace BulkExport.Client.Tests;

/// <summary>A client on a <see cref="StubHandler"/>.</summary>
internal static class StubClient
{
    public static BulkExportClient Create(StubHandler network, BulkExportClientOptions options, TimeProvider? clock = null)
    {
        var http = new HttpClient(new AuthenticationHandler(options) { InnerHandler = network });
        HttpDefaults.Configure(http, options);
        return new BulkExportClient(http, options, clock, loggers: null);
    }

    /// <summary>A client that tries once.</summary>
    public static BulkExportClient WithoutRetries(StubHandler network, TimeProvider? clock = null) =>
        Create(
            network,
            new()
            {
                AccountSid = Account.Sid,
                AuthToken = Account.Token,
                MaxRetryAttempts = 0,
            },
            clock
        );
}
