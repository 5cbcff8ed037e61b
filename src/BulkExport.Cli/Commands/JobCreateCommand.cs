using System.CommandLine;
using BulkExport.Cli.Commands.Arguments;
using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Views.Formatting;
using BulkExport.Cli.Views.Jobs;
using Spectre.Console;

namespace BulkExport.Cli.Commands;

/// <summary>Implements the <c>job create</c> command, which creates an export job and returns.</summary>
internal sealed class JobCreateCommand : CliCommand
{
    /// <summary>The minimum number of days for which confirmation is required.</summary>
    private const int MinDaysToConfirm = 31;

    private readonly RequestArguments _request;
    private readonly Option<bool> _yes = new("--yes", "-y")
    {
        Description =
            "Do not prompt before creating a job of 31 or more days. Without an interactive terminal or with --json, there is no prompt.",
    };
    private readonly Option<Uri?> _webhook = new("--webhook")
    {
        Description = "The URI that the service requests when the job completes: http or https.",
        HelpName = "uri",
        CustomParser = result =>
        {
            if (!Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            {
                result.AddError("--webhook must be an absolute http or https URI.");
                return null;
            }

            return address;
        },
    };

    private readonly Option<string?> _method = new("--method")
    {
        Description = "The HTTP method of the webhook: POST or GET. Default: POST.",
        HelpName = "method",
    };

    private readonly Option<string?> _email = new("--email")
    {
        Description = "The email address that the service notifies when the job completes.",
        HelpName = "address",
    };

    public JobCreateCommand(CliEnvironment environment)
        : base(environment, "create", "Create an export job. Each requested day counts against the quota of 366 days per UTC calendar day.")
    {
        _request = new RequestArguments(this, environment.TimeProvider);
        _method.AcceptOnlyFromAmong("POST", "GET");
        Add(_webhook);
        Add(_method);
        Add(_email);
        Add(_yes);
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var request = _request.Bind(parse) with { Webhook = GetWebhook(parse), Email = parse.GetValue(_email) };
        await using var scope = ClientScope.Create(Environment, parse);
        if (!parse.GetValue(_yes) && !await ConfirmAsync(request, cancellationToken))
        {
            await Environment.Output.WriteLineAsync("The job was not created.");
            return ExitCode.Canceled;
        }

        var job = await scope.Jobs.CreateAsync(request, cancellationToken);
        JobView.Show(job with { ResourceType = job.ResourceType ?? request.ResourceType }, Environment);
        if (Environment.IsOutputTerminal)
        {
            await Environment.Output.WriteLineAsync(
                $"\nTo watch the job:\n  {App.ToolName} job watch {job.JobSid}{BaseAddressOption.FormatHint(parse)}"
            );
        }

        return ExitCode.Success;
    }

    /// <summary>Prompts for confirmation of a long range in a terminal. Scripts are never prompted.</summary>
    private async Task<bool> ConfirmAsync(CreateJobRequest request, CancellationToken cancellationToken)
    {
        var days = DayRanges.Count(request.StartDay, request.EndDay);
        return days < MinDaysToConfirm
            || !(Environment.IsInputTerminal && Environment.IsOutputTerminal)
            || await Environment.Screen.ConfirmAsync(
                $"Create a job of {days} days? They count against the quota of 366 days per UTC day, even if the job is deleted.",
                defaultValue: false,
                cancellationToken
            );
    }

    private JobWebhook? GetWebhook(ParseResult parse)
    {
        var method = parse.GetValue(_method);
        return parse.GetValue(_webhook) is { } address ? new JobWebhook(address, method is null ? null : HttpMethod.Parse(method))
            : method is null ? null
            : throw new UsageException("--method requires --webhook. Specify --webhook, or omit --method.");
    }
}
