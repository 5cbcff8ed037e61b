using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using BulkExport.Cli.Commands;
using BulkExport.Cli.Commands.Arguments;
using BulkExport.Cli.Infrastructure;

namespace BulkExport.Cli;

/// <summary>Defines the commands of the tool, and runs the command that the arguments specify.</summary>
internal static class App
{
    /// <summary>The name of the tool, for commands in hints and examples.</summary>
    public const string ToolName = "bulkexport";

    public static async Task<int> RunAsync(string[] args, CliEnvironment environment, CancellationToken cancellationToken = default)
    {
        var parse = CreateRoot(environment).Parse(args);
        if (parse.Action is ParseErrorAction)
        {
            foreach (var error in parse.Errors)
            {
                ErrorReporter.WriteError(environment, error.Message);
            }

            if (FindSuggestion(parse) is { } suggestion)
            {
                await environment.Error.WriteLineAsync($"Did you mean {suggestion}?");
            }

            await environment.Error.WriteLineAsync($"Try: {ToolName}{GetPath(parse.CommandResult)} --help");
            return (int)ExitCode.Usage;
        }

        try
        {
            return await parse.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = environment.Output,
                    Error = environment.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null, // the signals are registered earlier
                },
                cancellationToken
            );
        }
        catch (Exception e) when (StandardOutput.IsClosed(e))
        {
            return (int)ExitCode.OutputClosed;
        }
    }

    /// <summary>Formats a command line, so that it can be copied and run again.</summary>
    public static string FormatCommandLine(IEnumerable<string> tokens) => $"{ToolName} {string.Join(' ', tokens.Select(Quote))}";

    /// <summary>Finds the command or option that an unknown one was probably meant to be.</summary>
    private static string? FindSuggestion(ParseResult parse)
    {
        var names = new List<string>(parse.CommandResult.Command.Subcommands.Select(subcommand => subcommand.Name));
        for (var command = parse.CommandResult; command is not null; command = command.Parent as CommandResult)
        {
            var isInherited = command != parse.CommandResult;
            names.AddRange(command.Command.Options.Where(option => !isInherited || option.Recursive).Select(option => option.Name));
        }

        var unknownOptions = parse
            .Tokens.Where(token => token.Type == TokenType.Argument && token.Value.StartsWith('-'))
            .Select(token => token.Value); // those that became arguments
        return parse
            .UnmatchedTokens.Concat(unknownOptions)
            .Select(token => TypoCorrector.FindClosest(token, names))
            .FirstOrDefault(name => name is not null);
    }

    private static string Quote(string argument) =>
        argument.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:=@+,".Contains(c, StringComparison.Ordinal)) && argument.Length > 0
            ? argument
            : $"'{argument.Replace("'", OperatingSystem.IsWindows() ? "''" : @"'\''", StringComparison.Ordinal)}'";

    /// <summary>Gets the path of a command, with a space before each name; empty for the root command.</summary>
    private static string GetPath(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{GetPath(parent)} {command.Command.Name}" : string.Empty;

    private static RootCommand CreateRoot(CliEnvironment environment)
    {
        var demo = new DemoCommand(environment);
        var root = new RootCommand("Exports Twilio's message and call records with the BulkExport API.")
        {
            BaseAddressOption.Create(),
            JsonOption.Create(),
            new ExportCommand(environment),
            new SyncCommand(environment),
            new StatusCommand(environment),
            new Command("job", "Create, list, show, watch, download, and delete export jobs.")
            {
                new JobCreateCommand(environment),
                new JobListCommand(environment),
                new JobShowCommand(environment),
                new JobWatchCommand(environment),
                new JobDownloadCommand(environment),
                new JobDeleteCommand(environment),
            },
            new Command("days", "List the exported days and read their records.")
            {
                new DaysListCommand(environment),
                new DaysReadCommand(environment),
            },
            new Command("config", "Show the configuration of the automatic daily export.") { new ConfigShowCommand(environment) },
            demo,
            new SimulateCommand(environment),
            new CompletionCommand(environment),
        };
        root.SetAction((parse, token) => StartAsync(environment, root, demo, parse, token));
        HelpPage.Install(root);
        return root;
    }

    /// <summary>Runs the demo if the environment variables contain no complete credential, or select an unsupported region; otherwise, shows the help, because the demo must not
    /// appear to use credentials.</summary>
    private static async Task<int> StartAsync(
        CliEnvironment environment,
        RootCommand root,
        DemoCommand demo,
        ParseResult parse,
        CancellationToken cancellationToken
    )
    {
        if (!environment.CanCreateClientOptions)
        {
            return await demo.InvokeAsync(parse, cancellationToken);
        }

        await root.Parse("--help").InvokeAsync(parse.InvocationConfiguration, cancellationToken);
        await environment.Output.WriteLineAsync("Credentials were found in the environment, so the demo was not started automatically.");
        await environment.Output.WriteLineAsync($"The demo never uses them. To start it, run: {ToolName} demo");
        return (int)ExitCode.Success;
    }
}
