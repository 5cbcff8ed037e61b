namespace BulkExport.Client.CompatibilityTests;

/// <summary>A Prism process that validates requests and responses against this project's API description.</summary>
internal sealed class PrismServer : IAsyncDisposable
{
    private const string Description = "../bulkexport.openapi.yaml";
    private const string Ready = "Prism is listening on ";

    private readonly ChildProcess _process;

    private PrismServer(ChildProcess process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts a mock server that returns the examples of the description.</summary>
    public static Task<PrismServer> MockAsync(NodeProject node) => StartAsync(node, "mock", Description);

    /// <summary>Starts a validating proxy in front of another server.</summary>
    public static Task<PrismServer> ProxyAsync(NodeProject node, Uri upstream) =>
        StartAsync(node, "proxy", Description, upstream.GetLeftPart(UriPartial.Authority));

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task<PrismServer> StartAsync(NodeProject node, params string[] arguments)
    {
        var process = node.Run(["prism.js", .. arguments, "--errors", "--host", "127.0.0.1", "--port", "0"]);
        try
        {
            var line = await process.WaitForLineAsync(Ready);
            return new PrismServer(process, new Uri(line[(line.IndexOf(Ready, StringComparison.Ordinal) + Ready.Length)..].Trim()));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }
}
