using BulkExport.Cli.Views.Formatting;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BulkExport.Cli.Views.Statuses;

/// <summary>Renders symbols with their meanings and counts, with line breaks only between them.</summary>
internal sealed class Legend(IEnumerable<(char Symbol, Style Style, string Label, int Count)> items) : Renderable
{
    private const string Gap = "  ";

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var used = 0;
        foreach (var (symbol, style, name, count) in items)
        {
            var label = $" {count} {name}";
            var width = 1 + label.Length;
            if (used > 0 && used + Gap.Length + width > maxWidth)
            {
                yield return Segment.LineBreak;
                used = 0;
            }

            if (used > 0)
            {
                yield return new Segment(Gap);
                used += Gap.Length;
            }

            yield return new Segment(symbol.ToString(), style);
            yield return new Segment(label, count == 0 ? DimStyle.Style : Style.Plain);
            used += width;
        }

        yield return Segment.LineBreak;
    }
}
