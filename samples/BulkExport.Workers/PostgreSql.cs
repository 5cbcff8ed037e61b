using Hangfire.PostgreSql;
using Medallion.Threading.Postgres;
using Npgsql;

namespace BulkExport.Workers;

/// <summary>Opens the database of the background jobs, and creates its tables.</summary>
internal static class PostgreSql
{
    private const string Variable = "ConnectionStrings__Hangfire";
    private const string Example = "\"Host=localhost;Database=postgres;Username=postgres\"";

    /// <summary>Creates a data source, and the tables unless they exist.</summary>
    /// <returns>The data source, or <see langword="null"/> if there is no database; the reason is written to the standard error.</returns>
    public static async Task<NpgsqlDataSource?> TryOpenAsync(string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            await WriteErrorAsync(
                $"Set the environment variable {Variable} to the connection string of a PostgreSQL database, such as {Example}."
            );
            return null;
        }

        NpgsqlDataSource? dataSource = null;
        try
        {
            dataSource = NpgsqlDataSource.Create(connectionString);
            var key = new PostgresAdvisoryLockKey("bulkexport:schema", allowHashing: true);
            await using var schemaLock = await new PostgresDistributedLock(key, dataSource).AcquireAsync(); // processes can start at the same time
            await using NpgsqlConnection connection = await dataSource.OpenConnectionAsync();
            PostgreSqlObjectsInstaller.Install(connection);
            return dataSource;
        }
        catch (NpgsqlException exception)
        {
            await WriteErrorAsync($"The PostgreSQL database of {Variable} is not available: {exception.Message}");
        }
        catch (ArgumentException) // its message can contain a part of the password
        {
            await WriteErrorAsync($"{Variable} is not a valid connection string. Specify a value such as {Example}.");
        }

        dataSource?.Dispose();
        return null;
    }

    private static Task WriteErrorAsync(string message) => Console.Error.WriteLineAsync($"error: {message}");
}
