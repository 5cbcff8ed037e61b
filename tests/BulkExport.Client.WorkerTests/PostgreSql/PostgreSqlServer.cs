using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using BulkExport.Client.WorkerTests;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgreSqlServer))]

namespace BulkExport.Client.WorkerTests;

/// <summary>A PostgreSQL server in a temporary directory, started by the script of the sample.</summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), $"bulkexport-postgres-{Path.GetRandomFileName()}");
    private string? _connectionString;
    private int _databases;

    /// <summary>Starts the server.</summary>
    public async ValueTask InitializeAsync() => _connectionString = (await RunAsync("start", _directory, $"{GetFreePort()}")).Trim();

    /// <summary>Creates an empty database.</summary>
    /// <returns>The connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test{Interlocked.Increment(ref _databases)}";
        await using var source = NpgsqlDataSource.Create(_connectionString!);
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(_connectionString) { Database = name, IncludeErrorDetail = true }.ConnectionString;
    }

    /// <summary>Stops the server and deletes its directory.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_connectionString is not null)
        {
            await RunAsync("stop", _directory);
        }

        if (Directory.Exists(_directory))
        {
            Directory.Delete(_directory, recursive: true);
        }
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "postgres.sh");
        using var process = Process.Start(
            new ProcessStartInfo("bash", [script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"PostgreSQL could not be started or stopped: {output} {await error}");
    }

    private static int GetFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
