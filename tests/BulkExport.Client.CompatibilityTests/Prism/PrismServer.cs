namespace BulkExport.Client.CompatibilityTests;

/// <summary>Prism, at work by this project's description of the service. It refuses a request, and reports an answer, that does not meet it.</summary>
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

    /// <summary>Starts a server that answers with the description's examples.</summary>
    public static Task<PrismServer> MockAsync(NodeProject node) => StartAsync(node, "mock", Description);

    /// <summary>Starts a server that asks another one, and looks at what goes to and fro.</summary>
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
