using System.CommandLine;

namespace BulkExport.Cli.Commands.Arguments;

/// <summary>Defines the arguments that specify a job to create: <c>TYPE START END --name NAME</c>.</summary>
internal sealed class RequestArguments
{
    private readonly ResourceTypeArgument _type = new();
    private readonly DayArgument _start = new("start", "The first day, in UTC: yyyy-MM-dd.");
    private readonly DayArgument _end = new("end", "The last day (inclusive), in UTC: yyyy-MM-dd. Must be at least two days before today.");
    private readonly Option<string?> _name = new("--name", "-n")
    {
        Description = "A friendly name. Default: the resource type and the days.",
        HelpName = "name",
    };

    public RequestArguments(Command command)
    {
        command.Add(_type);
        command.Add(_start);
        command.Add(_end);
        command.Add(_name);
    }

    public CreateJobRequest Bind(ParseResult parse)
    {
        var request = new CreateJobRequest
        {
            ResourceType = parse.GetValue(_type),
            StartDay = parse.GetValue(_start),
            EndDay = parse.GetValue(_end),
            FriendlyName = string.Empty,
        };
        return request with { FriendlyName = parse.GetValue(_name) is { Length: > 0 } name ? name : request.ToString() };
    }
}
