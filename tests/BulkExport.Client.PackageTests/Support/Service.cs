using System.Diagnostics;

namespace BulkExport.Client.PackageTests.Support;

/// <summary>Runs the consumer that hosts the simulated service, until it is disposed.</summary>
internal sealed class Service : IDisposable
{
    private readonly Process _process;

    private Service(Process process, IReadOnlyDictionary<string, string> facts)
    {
        _process = process;
        Values = facts;
    }

    /// <summary>Gets the values that it printed at startup.</summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    public static async Task<Service> StartAsync(string program)
    {
        var process = Command.Start(Path.GetDirectoryName(program)!, "dotnet", [program]);
        var errors = process.StandardError.ReadToEndAsync();
        var facts = new Dictionary<string, string>();
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!facts.ContainsKey("address"))
        {
            if (await process.StandardOutput.ReadLineAsync(timeout.Token) is not { } line)
            {
                throw new InvalidOperationException($"The service exited: {await errors}");
            }

            if (line.Split('=', 2) is [var name, var value])
            {
                facts[name] = value;
            }
        }

        return new Service(process, facts);
    }

    public void Dispose()
    {
        _process.StandardInput.Close(); // stops the service
        if (!_process.WaitForExit(TimeSpan.FromMinutes(1)))
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
