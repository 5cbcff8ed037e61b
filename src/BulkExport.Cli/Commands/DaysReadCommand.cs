using System.CommandLine;
using BulkExport.Cli.Commands.Arguments;
using BulkExport.Cli.Infrastructure;

namespace BulkExport.Cli.Commands;

/// <summary>Implements the <c>days read</c> command, which writes the records of a day unchanged.</summary>
internal sealed class DaysReadCommand : CliCommand
{
    private const int BufferSize = 256 * 1024;

    private readonly ResourceTypeArgument _type = new();
    private readonly DayArgument _day = new("day", "The day, in UTC: yyyy-MM-dd.");

    public DaysReadCommand(CliEnvironment environment)
        : base(environment, "read", "Write the records of a day to standard output as JSON Lines, unchanged.")
    {
        Add(_type);
        Add(_day);
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var scope = ClientScope.Create(Environment, parse);
        await using var records = await scope.Client.Days.OpenReadAsync(parse.GetValue(_type), parse.GetValue(_day), cancellationToken);
        await using var output = Environment.OpenOutput();
        try
        {
            await records.CopyToAsync(output, BufferSize, cancellationToken);
            await output.FlushAsync(cancellationToken);
        }
        catch (IOException e) when (StandardOutput.IsClosedPipe(e))
        {
            // The reader closed the pipe, such as `head` after ten lines.
        }

        return ExitCode.Success;
    }
}
