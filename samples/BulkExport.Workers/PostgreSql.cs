using Npgsql;

namespace BulkExport.Workers;

/// <summary>Opens the database of the background jobs.</summary>
internal static class PostgreSql
{
    /// <summary>Creates a data source and verifies that the database is available.</summary>
    /// <returns>The data source, or <see langword="null"/> if there is none; the reason is written to the standard error.</returns>
    public static async Task<NpgsqlDataSource?> TryOpenAsync(string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            await Console.Error.WriteLineAsync(
                "error: Set the environment variable ConnectionStrings__Hangfire to the connection string of a PostgreSQL database, such as \"Host=localhost;Database=postgres;Username=postgres\"."
            );
            return null;
        }

        NpgsqlDataSource? dataSource = null;
        try
        {
            dataSource = NpgsqlDataSource.Create(connectionString);
            await using NpgsqlConnection connection = await dataSource.OpenConnectionAsync();
            return dataSource;
        }
        catch (Exception exception) when (exception is NpgsqlException or ArgumentException)
        {
            dataSource?.Dispose();
            await Console.Error.WriteLineAsync(
                $"error: The PostgreSQL database of ConnectionStrings__Hangfire is not available: {exception.Message}"
            );
            return null;
        }
    }
}
