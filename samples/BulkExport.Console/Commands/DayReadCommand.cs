using System.CommandLine;

namespace BulkExport.Samples.Commands;

/// <summary><c>day read</c>: the records of a day, as the service wrote them.</summary>
internal sealed class DayReadCommand : AppCommand
{
    private const int BufferSize = 256 * 1024;

    private readonly ResourceTypeArgument _type = new();
    private readonly DayArgument _day = new("day", "The day, in UTC: yyyy-MM-dd.");

    public DayReadCommand(Surroundings here)
        : base(here, "read", "Write the records of a day as JSON Lines, byte for byte as they are in its file.")
    {
        Add(_type);
        Add(_day);
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var connection = Connection.Open(Here, parse);
        await using var records = await connection.Client.Days.OpenReadAsync(
            parse.GetValue(_type),
            parse.GetValue(_day),
            cancellationToken
        );
        await using var output = Here.OpenOutput();
        try
        {
            await records.CopyToAsync(output, BufferSize, cancellationToken);
            await output.FlushAsync(cancellationToken);
        }
        catch (IOException e) when (StandardOutput.IsClosedPipe(e))
        {
            // Whoever reads has enough, as `head` has after ten lines.
        }

        return ExitCode.Done;
    }
}
