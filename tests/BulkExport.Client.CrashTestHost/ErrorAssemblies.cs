using System.Collections.Concurrent;
using BulkExport.Client;

/// <summary>Prints the assemblies that failures load after a successful request.</summary>
internal static class ErrorAssemblies
{
    private static readonly TimeSpan MaxLoadTime = TimeSpan.FromSeconds(10);

    /// <summary>Sends a request that succeeds and a number of requests that fail.</summary>
    public static async Task<int> RunAsync(BulkExportClientOptions options, int failureCount)
    {
        var jobSid = JobSid.Parse("JS0123456789abcdefABCDEF0123456789");
        options.MaxRetryAttempts = 0;
        using var client = new BulkExportClient(options);
        await client.Jobs.FetchAsync(jobSid);
        SpinWait.SpinUntil(() => IsLoaded("System.Text.RegularExpressions") && IsLoaded("System.Collections.Immutable"), MaxLoadTime);

        var loaded = new ConcurrentQueue<string?>();
        AppDomain.CurrentDomain.AssemblyLoad += (_, e) => loaded.Enqueue(e.LoadedAssembly.GetName().Name);
        for (var i = 0; i < failureCount; i++)
        {
            try
            {
                await client.Jobs.FetchAsync(jobSid);
            }
            catch (BulkExportException e)
            {
                Console.WriteLine($"{e.GetType().Name} {string.Join(' ', loaded)}".TrimEnd());
                loaded.Clear();
            }
        }

        return 0;
    }

    private static bool IsLoaded(string name) => AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name == name);
}
