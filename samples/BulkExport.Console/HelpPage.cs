using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace BulkExport.Samples;

/// <summary>Adds to the help what the parser does not know: the environment, the exit codes, examples.</summary>
internal sealed class HelpPage(HelpAction builtIn) : SynchronousCommandLineAction
{
    private const string Environment = """
        Environment:
          TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN   the account and its Auth Token, or
          TWILIO_API_KEY, TWILIO_API_SECRET       an API key and its secret, which comes first
          BULKEXPORT_BASE_ADDRESS                 where the service is, if not at Twilio's address
          NO_COLOR                                set to anything: no colours

        """;

    private const string ExitCodes = """
        Exit codes:
          0    done
          1    failed: no answer, or one that cannot be used
          2    called in a way that cannot work
          3    there is no such job, or no file of such a day
          4    no credential, or one that is refused
          5    went to the end, but some days failed, were deleted or have no file
          130  stopped: by Ctrl+C, or by answering no

        """;

    private const string Examples = $"""
        Examples:
          {App.Invocation} export Messages 2026-11-01 2026-11-07 --to ./out
          {App.Invocation} day read Messages 2026-11-01 | head
          {App.Invocation} job list Messages
          {App.Invocation} job watch JS0123456789abcdef0123456789abcdef
          {App.Invocation} simulate --port 5080

        Without arguments and without credentials in the environment, the demo runs. With credentials, this help is shown.
        Output that goes to a pipe or a file is plain text, one fact or one change per line.

        """;

    public override bool Terminating => true;

    public static void Install(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new HelpPage((HelpAction)option.Action!);
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        builtIn.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is RootCommand)
        {
            output.WriteLine(Environment);
            output.WriteLine(ExitCodes);
            output.WriteLine(Examples);
        }
        else
        {
            output.WriteLine(ExitCodes);
        }

        return (int)ExitCode.Done;
    }
}
