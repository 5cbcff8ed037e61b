using BulkExport.Client;

namespace BulkExport.Samples;

/// <summary>A snippet that can be run by its name.</summary>
/// <param name="Parameters">The names of its arguments.</param>
/// <param name="RunAsync">Runs it with a client and its arguments.</param>
internal sealed record Snippet(string[] Parameters, Func<IBulkExportClient, string[], CancellationToken, Task> RunAsync)
{
    /// <summary>Gets a value indicating whether the snippet calls the service.</summary>
    public bool NeedsClient { get; init; } = true;
}
