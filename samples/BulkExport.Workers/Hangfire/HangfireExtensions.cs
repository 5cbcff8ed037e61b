using Hangfire;
using Hangfire.PostgreSql;
using Microsoft.Extensions.Options;

namespace BulkExport.Workers;

/// <summary>Configures Hangfire.</summary>
internal static class HangfireExtensions
{
    /// <summary>Configures the storage. The section <c>Hangfire</c> overrides its options.</summary>
    public static void UsePostgreSql(this IGlobalConfiguration configuration, IServiceProvider provider)
    {
        var options = new PostgreSqlStorageOptions
        {
            UseSlidingInvisibilityTimeout = true, // otherwise, a job that takes longer than the timeout is executed twice
            InvisibilityTimeout = TimeSpan.FromMinutes(2), // the time after which the jobs of a killed process are executed again
            DistributedLockTimeout = TimeSpan.FromMinutes(1), // the time after which the locks of a killed process are released
            QueuePollInterval = TimeSpan.FromSeconds(2),
            PrepareSchemaIfNecessary = false, // see PostgreSql
        };
        IConfiguration settings = provider.GetRequiredService<IConfiguration>();
        settings.GetSection("Hangfire").Bind(options);
        string connectionString = settings.GetConnectionString("Hangfire")!;
        configuration
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(bootstrapper => bootstrapper.UseNpgsqlConnection(connectionString), options);
    }

    public static WorkerOptions GetWorkerOptions(this IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<WorkerOptions>>().Value;
}
