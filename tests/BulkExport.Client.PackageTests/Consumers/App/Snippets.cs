using System.Net;
using BulkExport.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Consumer;

/// <summary>Provides the variables that the snippets of the README and of docs/ use.</summary>
internal static class Snippets
{
    public static async Task FirstCallAsync()
    {
        // snippet: readme-first-call
    }

    public static async Task DeleteAsync(IBulkExportClient client, JobSid jobSid)
    {
        // snippet: readme-delete
    }

    public static async Task WaitAsync(IBulkExportClient client, JobSid jobSid)
    {
        // snippet: readme-wait
    }

    public static async Task<(ExportResult Result, decimal Total)> ExportAsync(IBulkExportClient client, string directory)
    {
        var total = 0m;
        // snippet: readme-export
        return (result, total);
    }

    public static async Task ErrorsAsync(IBulkExportClient client, JobSid jobSid)
    {
        // snippet: errors-handle
    }

    public static void Register(HostApplicationBuilder builder)
    {
        // snippet: readme-registration
    }

    public static void RegisterKeyed(HostApplicationBuilder builder)
    {
        // snippet: di-keyed
    }

    public static void RegisterWithProxy(HostApplicationBuilder builder)
    {
        // snippet: di-proxy
    }

    public static async Task<SyncResult> SyncAsync(IBulkExportClient client, string directory)
    {
        // snippet: readme-sync
        return result;
    }

    public static void RegisterFactory(IHostApplicationBuilder builder)
    {
        // snippet: di-factory-register
    }

    public static async Task ExportAccountsAsync(IBulkExportClientFactory factory, CreateJobRequest request, string directory)
    {
        // snippet: di-factory
    }
}
