using System.CommandLine;

namespace BulkExport.Cli.Commands.Arguments;

/// <summary>Represents an option that specifies a day, in UTC.</summary>
internal sealed class DayOption : Option<DateOnly?>
{
    public DayOption(string name, string description)
        : base(name)
    {
        Description = description;
        HelpName = "day";
        CustomParser = result => DayParser.Parse(result, name);
    }
}
