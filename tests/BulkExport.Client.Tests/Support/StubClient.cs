namespace BulkExport.Client.Tests;

/// <summary>Creates clients that send their requests to a <see cref="StubHandler"/>.</summary>
internal static class StubClient
{
    public static BulkExportClient Create(StubHandler handler, BulkExportClientOptions options, TimeProvider? timeProvider = null) =>
        new(options, timeProvider, handler: handler);

    /// <summary>Creates a client that makes a single attempt.</summary>
    public static BulkExportClient WithoutRetries(StubHandler handler, TimeProvider? timeProvider = null) =>
        Create(
            handler,
            new()
            {
                AccountSid = Account.Sid,
                AuthToken = Account.Token,
                MaxRetryAttempts = 0,
            },
            timeProvider
        );
}
