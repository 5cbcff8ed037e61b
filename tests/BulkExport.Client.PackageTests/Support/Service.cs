using System.Diagnostics;

namespace BulkExport.Client.PackageTests.Support;

/// <summary>The consumer that serves the simulated service of the package, until it is disposed.</summary>
internal sealed class Service : IDisposable
{
    private readonly Process _process;

    private Service(Process process, IReadOnlyDictionary<string, string> facts)
    {
        _process = process;
        Facts = facts;
    }

    /// <summary>What it said at its start.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; }

    public static async Task<Service> StartAsync(string program)
    {
        var process = Command.Start(Path.GetDirectoryName(program)!, "dotnet", [program]);
        var errors = process.StandardError.ReadToEndAsync();
        var facts = new Dictionary<string, string>();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!facts.ContainsKey("address"))
        {
            if (await process.StandardOutput.ReadLineAsync(limit.Token) is not { } line)
            {
                throw new InvalidOperationException($"The service ended: {await errors}");
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
        _process.StandardInput.Close(); // which ends it
        if (!_process.WaitForExit(TimeSpan.FromMinutes(1)))
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
