namespace BulkExport.Client.Tests;

/// <summary>An account and a job that exist nowhere.</summary>
internal static class Account
{
    public const string Sid = "AC00000000000000000000000000000001";
    public const string Token = "a-token-nobody-has";
    public const string KeySid = "SK00000000000000000000000000000002";
    public const string KeySecret = "a-key-secret-nobody-has";
    public const string JobSidText = "JS0123456789abcdefABCDEF0123456789";

    public static JobSid JobSid { get; } = JobSid.Parse(JobSidText);

    public static BulkExportClientOptions Options() => new() { AccountSid = Sid, AuthToken = Token };

    public static void Configure(BulkExportClientOptions options)
    {
        options.AccountSid = Sid;
        options.AuthToken = Token;
    }
}
