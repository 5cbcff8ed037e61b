using System.Net;
using BulkExport.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Consumer;

/// <summary>Provides the variables that the snippets of the README use.</summary>
internal static class Snippets
{
    public static async Task FirstCallAsync()
    {
        // snippet: first-call
    }

    public static async Task WaitAsync(IBulkExportClient client, JobSid jobSid)
    {
        // snippet: wait
    }

    public static async Task<ExportResult> ExportAsync(IBulkExportClient client, string directory)
    {
        // snippet: readme-export
        return result;
    }

    public static async Task<decimal> ReadAsync(ExportResult result)
    {
        // snippet: read
        return total;
    }

    public static async Task SpreadAsync(IBulkExportClient client, string directory, int worker, int workers)
    {
        // snippet: spread
    }

    public static async Task ErrorsAsync(IBulkExportClient client, JobSid jobSid)
    {
        // snippet: errors
    }

    public static void Register(HostApplicationBuilder builder)
    {
        // snippet: registration
    }

    public static void RegisterKeyed(HostApplicationBuilder builder)
    {
        // snippet: keyed
    }

    public static void RegisterWithProxy(HostApplicationBuilder builder)
    {
        // snippet: proxy
    }

    public static async Task<SyncResult> SyncAsync(IBulkExportClient client, IExportStore store)
    {
        // snippet: readme-sync
        return result;
    }

    public static async Task FactoryAsync(IHostApplicationBuilder builder, IBulkExportClientFactory factory, CreateJobRequest request)
    {
        // snippet: factory
    }
}
