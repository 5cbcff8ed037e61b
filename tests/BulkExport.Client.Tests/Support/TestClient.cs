using BulkExport.Client.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.Tests.Support;

/// <summary>A client of the container's making, on a clock of the test's.</summary>
internal static class TestClient
{
    public const string AccountSid = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    public const string AuthToken = "the-secret-auth-token";

    public static readonly JobSid Sid = JobSid.Parse("JS0123456789abcdef0123456789abcdef");

    public const string JobJson =
        """{"job_sid":"JS0123456789abcdef0123456789abcdef","resource_type":"Messages","friendly_name":"July","start_day":"2020-07-01","end_day":"2020-07-03","details":[{"status":"Completed","count":2,"days":["2020-07-01","2020-07-02"]},{"status":"Submitted","count":1,"days":["2020-07-03"]}],"webhook_url":null,"webhook_method":null,"email":null,"url":"https://bulkexports.twilio.com/v1/Exports/Jobs/JS0123456789abcdef0123456789abcdef","job_queue_position":"1","estimated_completion_time":"2020-07-05T20:20:14.547"}""";

    public static ServiceProvider Build(
        Uri baseAddress,
        TimeProvider? clock = null,
        Action<BulkExportClientOptions>? configure = null,
        ILoggerProvider? logs = null
    )
    {
        var services = new ServiceCollection();
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddLogging(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Trace);
            if (logs is not null)
            {
                logging.AddProvider(logs);
            }
        });
        services.AddBulkExportClient(options =>
        {
            options.AccountSid = AccountSid;
            options.AuthToken = AuthToken;
            options.BaseAddress = baseAddress;
            configure?.Invoke(options);
        });
        return services.BuildServiceProvider();
    }

    public static ServiceProvider Build(
        SimulatedBulkExport service,
        TimeProvider clock,
        Action<BulkExportClientOptions>? configure = null
    ) =>
        Build(
            service.BaseAddress,
            clock,
            options =>
            {
                (options.AccountSid, options.AuthToken) = (service.AccountSid, service.AuthToken);
                configure?.Invoke(options);
            }
        );

    public static IJobsClient Jobs(this ServiceProvider provider) => provider.GetRequiredService<IJobsClient>();
}
