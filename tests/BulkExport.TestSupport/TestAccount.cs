namespace BulkExport.TestSupport;

/// <summary>Contains the constants of an account and a job that do not exist.</summary>
public static class TestAccount
{
    /// <summary>The account SID.</summary>
    public const string AccountSid = "AC00000000000000000000000000000001";

    /// <summary>The auth token of the account.</summary>
    public const string AuthToken = "a-token-nobody-has";

    /// <summary>The SID of an API key of the account.</summary>
    public const string ApiKeySid = "SK00000000000000000000000000000002";

    /// <summary>The secret of the API key.</summary>
    public const string ApiKeySecret = "a-key-secret-nobody-has";

    /// <summary>The SID of the job.</summary>
    public const string JobSidText = "JS0123456789abcdefABCDEF0123456789";

    /// <summary>The job as the service sends it, with two completed days and a submitted one.</summary>
    public const string JobJson =
        $$"""{"job_sid":"{{JobSidText}}","resource_type":"Messages","friendly_name":"July","start_day":"2020-07-01","end_day":"2020-07-03","details":[{"status":"Completed","count":2,"days":["2020-07-01","2020-07-02"]},{"status":"Submitted","count":1,"days":["2020-07-03"]}],"webhook_url":null,"webhook_method":null,"email":null,"url":"https://bulkexports.twilio.com/v1/Exports/Jobs/{{JobSidText}}","job_queue_position":"1","estimated_completion_time":"2020-07-05T20:20:14.547"}""";

    /// <summary>Gets the SID of the job.</summary>
    public static JobSid JobSid { get; } = JobSid.Parse(JobSidText);

    /// <summary>Creates options with the credentials of the account.</summary>
    public static BulkExportClientOptions Options() => new() { AccountSid = AccountSid, AuthToken = AuthToken };

    /// <summary>Sets the credentials of the account.</summary>
    public static void Configure(BulkExportClientOptions options)
    {
        options.AccountSid = AccountSid;
        options.AuthToken = AuthToken;
    }
}
