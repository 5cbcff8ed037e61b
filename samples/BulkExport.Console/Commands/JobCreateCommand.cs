using System.CommandLine;
using BulkExport.Client;
using BulkExport.Samples.Views;

namespace BulkExport.Samples.Commands;

/// <summary><c>job create</c>: asks for an export, and leaves it to itself.</summary>
internal sealed class JobCreateCommand : AppCommand
{
    private readonly RequestArguments _request;
    private readonly Option<Uri?> _webhook = new("--webhook")
    {
        Description = "What the service calls when the job is done: an http or https address.",
        HelpName = "url",
        CustomParser = result =>
        {
            if (!Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            {
                result.AddError("--webhook must be an absolute http or https address.");
                return null;
            }

            return address;
        },
    };

    private readonly Option<string?> _method = new("--method")
    {
        Description = "How it is called: POST, the default, or GET.",
        HelpName = "method",
    };

    private readonly Option<string?> _email = new("--email")
    {
        Description = "Whom the service mails when the job is done.",
        HelpName = "address",
    };

    public JobCreateCommand(Surroundings here)
        : base(here, "create", "Ask for an export. Each day counts against the 366 that may be asked for on one day.")
    {
        _request = new RequestArguments(this);
        _method.AcceptOnlyFromAmong("POST", "GET");
        Add(_webhook);
        Add(_method);
        Add(_email);
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var request = _request.In(parse) with { Webhook = WebhookIn(parse), Email = parse.GetValue(_email) };
        await using var connection = Connection.Open(Here, parse);
        var job = await connection.Jobs.CreateAsync(request, cancellationToken);
        JobView.Show(job with { ResourceType = job.ResourceType ?? request.ResourceType }, Here);
        if (Here.IsOutputTerminal)
        {
            await Here.Output.WriteLineAsync(
                $"\nTo follow it:\n  {App.Invocation} job watch {job.JobSid}{BaseAddressOption.HintIn(parse)}"
            );
        }

        return ExitCode.Done;
    }

    private JobWebhook? WebhookIn(ParseResult parse)
    {
        var method = parse.GetValue(_method);
        return parse.GetValue(_webhook) is { } address ? new JobWebhook(address, method is null ? null : HttpMethod.Parse(method))
            : method is null ? null
            : throw new UsageException("--method says how the address of --webhook is called. Give both, or neither.");
    }
}
