using BulkExport.Client;
using BulkExport.Samples.Demo;

namespace BulkExport.Samples;

/// <summary>Runs the demo, or one snippet by its name.</summary>
internal static class SampleApp
{
    private const string Invocation = "dotnet run --project samples/BulkExport.Console --";
    private const int Success = 0;
    private const int Failure = 1;
    private const int InvalidUsage = 2;
    private const int Canceled = 130;
    private const int OutputClosed = 141; // 128 + SIGPIPE

    public static async Task<int> RunAsync(string[] args, SampleEnvironment environment, CancellationToken cancellationToken)
    {
        try
        {
            return args switch
            {
                [] when environment.ClientOptions is null => await RunDemoAsync(environment, cancellationToken),
                [] => ShowUsage("Credentials were found in the environment, so the demo was not started automatically.", Success),
                ["demo"] => await RunDemoAsync(environment, cancellationToken),
                [var name, .. var values] => await RunSnippetAsync(name, values, environment.ClientOptions, cancellationToken),
            };
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("Canceled.");
            return Canceled;
        }
        catch (UnauthorizedAccessException) // the standard output is closed; .NET itself ignores a closed pipe
        {
            return OutputClosed;
        }
        catch (FormatException e) // an invalid argument
        {
            return ShowUsage(e.Message, InvalidUsage);
        }
        catch (Exception e) when (e is BulkExportException or ArgumentException or IOException)
        {
            await Console.Error.WriteLineAsync($"error: {e.Message}");
            return Failure;
        }
    }

    private static async Task<int> RunDemoAsync(SampleEnvironment environment, CancellationToken cancellationToken)
    {
        await new SampleDemo(environment).RunAsync(cancellationToken);
        return Success;
    }

    private static async Task<int> RunSnippetAsync(
        string name,
        string[] values,
        BulkExportClientOptions? options,
        CancellationToken cancellationToken
    )
    {
        if (!SnippetCatalog.Snippets.TryGetValue(name, out var snippet) || snippet.Parameters.Length != values.Length)
        {
            return ShowUsage($"Unknown snippet or wrong number of arguments: {name}", InvalidUsage);
        }

        if (!snippet.NeedsClient)
        {
            await snippet.RunAsync(null!, values, cancellationToken);
            return Success;
        }

        if (options is null)
        {
            return ShowUsage("Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN to run this snippet against your account.", InvalidUsage);
        }

        using var client = new BulkExportClient(options);
        Console.WriteLine($"Running {name} against {options.BaseAddress}");
        await snippet.RunAsync(client, values, cancellationToken);
        return Success;
    }

    private static int ShowUsage(string reason, int exitCode)
    {
        Console.WriteLine(reason);
        Console.WriteLine();
        Console.WriteLine($"  {Invocation} demo");
        Console.WriteLine("      runs all snippets in order against an in-process simulated service, never against your account");
        Console.WriteLine();
        Console.WriteLine("Run a single snippet by its name. Those with * use your account:");
        Console.WriteLine();
        foreach (var (name, snippet) in SnippetCatalog.Snippets)
        {
            var parameters = string.Concat(snippet.Parameters.Select(parameter => $" <{parameter}>"));
            Console.WriteLine($"  {(snippet.NeedsClient ? '*' : ' ')} {Invocation} {name}{parameters}");
        }

        return exitCode;
    }
}
