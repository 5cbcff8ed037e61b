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

    /// <summary>Gets the environment variables with which the tool and <c>BulkExportClientOptions.FromEnvironment</c> use the service.</summary>
    public Dictionary<string, string> Environment =>
        new()
        {
            ["TWILIO_ACCOUNT_SID"] = Values["account"],
            ["TWILIO_AUTH_TOKEN"] = Values["token"],
            ["BULKEXPORT_BASE_ADDRESS"] = Values["address"],
        };

    /// <summary>Gets the environment variables with which the configuration section <c>BulkExport</c> of a host uses the service.</summary>
    public Dictionary<string, string> HostEnvironment =>
        new()
        {
            ["BulkExport__AccountSid"] = Values["account"],
            ["BulkExport__AuthToken"] = Values["token"],
            ["BulkExport__BaseAddress"] = Values["address"],
        };

    public static async Task<Service> StartAsync(string program, params string[] arguments)
    {
        var process = Command.Start(Path.GetDirectoryName(program)!, "dotnet", [program, .. arguments]);
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
