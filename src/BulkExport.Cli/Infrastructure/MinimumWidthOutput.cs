using System.Text;
using Spectre.Console;

namespace BulkExport.Cli.Infrastructure;

/// <summary>Reports a minimum width for a terminal, because layouts do not terminate if there is no room for a column. The terminal wraps or truncates longer
/// lines.</summary>
/// <param name="output">The output to write to.</param>
internal sealed class MinimumWidthOutput(IAnsiConsoleOutput output) : IAnsiConsoleOutput
{
    public const int MinWidth = 20;

    public TextWriter Writer => output.Writer;

    public bool IsTerminal => output.IsTerminal;

    public int Width => Math.Max(output.Width, MinWidth);

    public int Height => Math.Max(output.Height, 1);

    public void SetEncoding(Encoding encoding) => output.SetEncoding(encoding);
}
