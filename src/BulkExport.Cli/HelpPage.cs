using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace BulkExport.Cli;

/// <summary>Adds the environment variables, the exit codes, and examples to the built-in help.</summary>
internal sealed class HelpPage(HelpAction builtIn) : SynchronousCommandLineAction
{
    private const string EnvironmentVariables = """
        Environment variables:
          TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN   the account SID and its Auth Token, or
          TWILIO_API_KEY, TWILIO_API_SECRET       an API key and its secret (preferred if both are set);
                                                  export, sync and job download with an API key
                                                  also require TWILIO_ACCOUNT_SID
          BULKEXPORT_BASE_ADDRESS                 the base address of the service, if not Twilio's
          AZURE_STORAGE_CONNECTION_STRING         the credential for az:// locations, instead of the default
                                                  credentials of Azure (environment, workload or managed
                                                  identity, az login)
          AWS_ENDPOINT_URL_S3                     the endpoint for s3:// locations, if not Amazon's; credentials
                                                  and region are those of the AWS CLI (AWS_PROFILE, AWS_REGION)
          NO_COLOR                                disables colors if set to any value

        """;

    private const string ExitCodes = """
        Exit codes:
          0    success; for 'sync', also if days are deferred to a later run
          1    failure, such as a network failure or a malformed response
          2    invalid command-line usage
          3    job or resource type not found, no file for the day, or nothing in the store
          4    missing, invalid or rejected credentials, or an unsupported region
          5    completed, but some days failed, were deleted, or are missing
          130  canceled by a signal or at a prompt
          141  the standard output was closed ('days read' returns 0 if a pipe is closed)

        """;

    private const string Examples = $"""
        Examples:
          {App.ToolName} export Messages 2026-11-01 2026-11-07 --to ./out
          {App.ToolName} export Messages --last 7d --to az://account/container/twilio
          {App.ToolName} export Messages --last 7d --to ./out --json | jq -r '.missingDays[].day'
          {App.ToolName} sync Messages Calls --from 2024-01-01 --to ./store --reexport-after 7
          {App.ToolName} status --to ./store
          {App.ToolName} days read Messages 2026-11-01 | head
          {App.ToolName} job list Messages
          {App.ToolName} job watch JS0123456789abcdef0123456789abcdef
          {App.ToolName} simulate --port 5080
          source <({App.ToolName} completion bash)

        Without arguments, the demo runs if the environment variables contain no complete credential, or
        select an unsupported region; otherwise, this help is shown.
        Redirected output is plain text. Lists have one item per line, with tab-separated columns.
        With --json, the standard output contains only JSON: a document, or a document per line for lists.

        """;

    public override bool Terminating => true;

    public static void Install(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new HelpPage((HelpAction)option.Action!);
            if (!OperatingSystem.IsWindows())
            {
                foreach (var alias in option.Aliases.Where(alias => alias.StartsWith('/')).ToArray())
                {
                    option.Aliases.Remove(alias); // would be listed in completions
                }
            }
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        builtIn.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is RootCommand)
        {
            output.WriteLine(EnvironmentVariables);
            output.WriteLine(ExitCodes);
            output.WriteLine(Examples);
        }
        else
        {
            output.WriteLine(ExitCodes);
        }

        return (int)ExitCode.Success;
    }
}
