using Spectre.Console;
using Spectre.Console.Rendering;

namespace BulkExport.Cli.Views.Formatting;

/// <summary>Renders a progress bar that consists of several parts, followed by a label.</summary>
/// <param name="total">The count at which the bar is full.</param>
/// <param name="parts">The count and the style of each part, in order.</param>
/// <param name="label">The label.</param>
/// <param name="labelStyle">The style of the label.</param>
internal sealed class ProgressBar(int total, IEnumerable<(long Count, Style Style)> parts, string label, Style labelStyle) : Renderable
{
    private const int MaxWidth = 62; // the width of the calendar

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var text = $"  {label}";
        var width = Math.Clamp(maxWidth - text.Length, 1, MaxWidth);
        var (full, empty) = options.Unicode ? ('━', '─') : ('=', '-');
        var sum = 0L;
        var drawn = 0;
        foreach (var (count, style) in parts)
        {
            sum += count;
            var end = total == 0 ? 0 : (int)Math.Min(width, width * sum / total);
            yield return new Segment(new string(full, end - drawn), style);
            drawn = end;
        }

        yield return new Segment(new string(empty, width - drawn), DimStyle.Style);
        yield return new Segment(text, labelStyle);
        yield return Segment.LineBreak;
    }
}
