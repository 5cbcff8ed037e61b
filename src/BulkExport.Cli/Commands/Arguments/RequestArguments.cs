using System.CommandLine;
using System.CommandLine.Parsing;
using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Views.Formatting;

namespace BulkExport.Cli.Commands.Arguments;

/// <summary>Defines the arguments that specify a job to create: <c>TYPE START END --name NAME</c>, or <c>TYPE --last PERIOD --name NAME</c>.</summary>
internal sealed class RequestArguments
{
    private readonly ResourceTypeArgument _type = new();
    private readonly DayArgument _start = new("start", "The first day, in UTC: yyyy-MM-dd.") { Arity = ArgumentArity.ZeroOrOne };
    private readonly DayArgument _end = new("end", "The last day (inclusive), in UTC: yyyy-MM-dd. Must be at least two days before today.")
    {
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly LastOption _last = new();
    private readonly Option<string?> _name = new("--name", "-n")
    {
        Description = "A friendly name. Default: the resource type and the days.",
        HelpName = "name",
    };

    private readonly TimeProvider _timeProvider;
    private CreateJobRequest? _request;

    public RequestArguments(Command command, TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        command.Add(_type);
        command.Add(_start);
        command.Add(_end);
        command.Add(_last);
        command.Add(_name);
        command.Validators.Add(ValidateRange);
    }

    /// <summary>Creates the request. The days of <c>--last</c> are determined once, so that they do not change at midnight.</summary>
    public CreateJobRequest Bind(ParseResult parse) => _request ??= Create(parse);

    /// <summary>Formats the command line, so that it can be copied and run again, with the same days on another day.</summary>
    public string FormatCommandLine(ParseResult parse)
    {
        var tokens = parse.Tokens.Select(token => token.Value).ToList();
        if (tokens.IndexOf(LastOption.OptionName) is >= 0 and var index)
        {
            var request = Bind(parse);
            tokens.RemoveRange(index, 2);
            tokens.InsertRange(index, [DateRangeFormatter.FormatFull(request.StartDay), DateRangeFormatter.FormatFull(request.EndDay)]);
        }

        return App.FormatCommandLine(tokens);
    }

    private CreateJobRequest Create(ParseResult parse)
    {
        var (start, end) = (parse.GetValue(_start), parse.GetValue(_end));
        if (parse.GetValue(_last) is { } days)
        {
            end = ExportableDays.GetLatest(_timeProvider);
            start = end.AddDays(1 - days);
        }

        var request = new CreateJobRequest
        {
            ResourceType = parse.GetValue(_type),
            StartDay = start,
            EndDay = end,
            FriendlyName = string.Empty,
        };
        return request with { FriendlyName = parse.GetValue(_name) is { Length: > 0 } name ? name : request.ToString() };
    }

    private void ValidateRange(CommandResult result)
    {
        var (hasStart, hasEnd) = (result.GetResult(_start) is { Tokens.Count: > 0 }, result.GetResult(_end) is { Tokens.Count: > 0 });
        if (result.GetResult(_last) is null)
        {
            if (!hasStart || !hasEnd)
            {
                result.AddError($"Specify <start> and <end>, or {LastOption.OptionName}, such as {LastOption.OptionName} 7d.");
            }
        }
        else if (hasStart || hasEnd)
        {
            result.AddError($"{LastOption.OptionName} cannot be combined with <start> and <end>.");
        }
    }
}
