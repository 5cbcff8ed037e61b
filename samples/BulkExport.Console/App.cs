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

    /// <summary>The command as it was given, to be copied and run again.</summary>
    public static string Repeat(ParseResult parse) => $"{Invocation} {string.Join(' ', parse.Tokens.Select(token => Quoted(token.Value)))}";

    private static string Quoted(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:=@+,".Contains(c, StringComparison.Ordinal)) && text.Length > 0
            ? text
            : $"'{text.Replace("'", OperatingSystem.IsWindows() ? "''" : @"'\''", StringComparison.Ordinal)}'";

    /// <summary>The verbs up to a command, each after a space; the root has none.</summary>
    private static string PathOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}" : string.Empty;

    private static RootCommand CreateRoot(Surroundings here)
    {
        var demo = new DemoCommand(here);
        var root = new RootCommand(
            "Exports of Twilio's messages and calls, from the request to files. Without arguments and credentials, a demo."
        )
        {
            BaseAddressOption.Create(),
            new ExportCommand(here),
            new Command("job", "Create, list, show, follow, download and delete export jobs.")
            {
                new JobCreateCommand(here),
                new JobListCommand(here),
                new JobShowCommand(here),
                new JobWatchCommand(here),
                new JobDownloadCommand(here),
                new JobDeleteCommand(here),
            },
            new Command("days", "List the days whose files are there.") { new DaysListCommand(here) },
            new Command("day", "Read the records of a day.") { new DayReadCommand(here) },
            new Command("config", "Show the automatic daily export.") { new ConfigShowCommand(here) },
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
