using BulkExport.Cli.Views.Formatting;
using Spectre.Console.Rendering;

namespace BulkExport.Cli.Views.Days;

/// <summary>Renders days in a table cell, with line breaks only between ranges.</summary>
internal sealed class DayRangesCell(IEnumerable<DateOnly> days) : Renderable
{
    private const string Separator = ", ";

    private readonly string[] _ranges = DateRangeFormatter.FormatShort(days).Split(Separator);

    protected override Measurement Measure(RenderOptions options, int maxWidth)
    {
        var longest = _ranges.Max(range => range.Length) + 1;
        var all = _ranges.Sum(range => range.Length + Separator.Length) - Separator.Length;
        return new Measurement(Math.Min(longest, maxWidth), Math.Min(all, maxWidth));
    }

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var used = 0;
        foreach (var (index, range) in _ranges.Index())
        {
            var text = index == _ranges.Length - 1 ? range : $"{range},";
            if (used > 0 && used + 1 + text.Length > maxWidth)
            {
                yield return Segment.LineBreak;
                used = 0;
            }

            yield return new Segment(used > 0 ? $" {text}" : text);
            used += text.Length + (used > 0 ? 1 : 0);
        }

        yield return Segment.LineBreak;
    }
}
