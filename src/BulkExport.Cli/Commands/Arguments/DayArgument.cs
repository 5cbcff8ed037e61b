using System.CommandLine;

namespace BulkExport.Cli.Commands.Arguments;

/// <summary>Represents an argument that specifies a day, in UTC.</summary>
internal sealed class DayArgument : Argument<DateOnly>
{
    public DayArgument(string name, string description)
        : base(name)
    {
        Description = description;
        CustomParser = result => DayParser.Parse(result, $"<{name}>") ?? default;
    }
}
