using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using BulkExport.Samples.Commands;

namespace BulkExport.Samples;

/// <summary>The command line: its verbs, its options, and the way from arguments to an exit code.</summary>
internal static class App
{
    /// <summary>How a person starts this program, for hints that can be copied.</summary>
    public const string Invocation = "dotnet run --project samples/BulkExport.Console --";

    public static async Task<int> RunAsync(string[] args, Surroundings here, CancellationToken cancellationToken = default)
    {
        var parse = CreateRoot(here).Parse(args);
        if (parse.Action is ParseErrorAction)
        {
            foreach (var error in parse.Errors)
            {
                Failures.Say(here, error.Message);
            }

            await here.Error.WriteLineAsync($"Try: {Invocation}{PathOf(parse.CommandResult)} --help");
            return (int)ExitCode.Usage;
        }

        return await parse.InvokeAsync(new InvocationConfiguration { Output = here.Output, Error = here.Error }, cancellationToken);
    }

    /// <summary>The verbs up to a command, each after a space; the root has none.</summary>
    private static string PathOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}" : string.Empty;

    private static RootCommand CreateRoot(Surroundings here)
    {
        var demo = new DemoCommand(here);
        var root = new RootCommand("Exports of Twilio's messages and calls: jobs in a terminal. Without arguments and credentials, a demo.")
        {
            BaseAddressOption.Create(),
            new Command("job", "Show, follow and delete export jobs.")
            {
                new JobShowCommand(here),
                new JobWatchCommand(here),
                new JobDeleteCommand(here),
            },
            demo,
            new SimulateCommand(here),
        };
        root.SetAction((parse, token) => StartAsync(here, root, demo, parse, token));
        HelpPage.Install(root);
        return root;
    }

    /// <summary>Without a verb: the demo, unless there is a real account about, which a demo should not seem to touch.</summary>
    private static async Task<int> StartAsync(
        Surroundings here,
        RootCommand root,
        DemoCommand demo,
        ParseResult parse,
        CancellationToken cancellationToken
    )
    {
        if (!here.HasCredential)
        {
            return await demo.InvokeAsync(parse, cancellationToken);
        }

        await root.Parse("--help").InvokeAsync(parse.InvocationConfiguration, cancellationToken);
        await here.Output.WriteLineAsync("There are credentials in the environment, so the demo was not started by itself.");
        await here.Output.WriteLineAsync($"It never uses them: {Invocation} demo");
        return (int)ExitCode.Done;
    }
}
