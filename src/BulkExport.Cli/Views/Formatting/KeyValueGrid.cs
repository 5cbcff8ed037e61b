using Spectre.Console;
using Spectre.Console.Rendering;

namespace BulkExport.Cli.Views.Formatting;

/// <summary>Renders names and values in two columns.</summary>
internal sealed class KeyValueGrid : Renderable
{
    /// <summary>The column in which the values start.</summary>
    public const int ValueColumn = NameWidth + Gap;

    private const int NameWidth = 9;
    private const int Gap = 1;

    private readonly Grid _grid = new Grid()
        .AddColumn(
            new GridColumn
            {
                Width = NameWidth,
                NoWrap = true,
                Padding = new Padding(0, 0, Gap, 0),
            }
        )
        .AddColumn(new GridColumn { Padding = new Padding(0) });

    public KeyValueGrid Add(string name, string? value)
    {
        _grid.AddRow(new Text(name, DimStyle.Style), new Text(string.IsNullOrEmpty(value) ? "–" : value));
        return this;
    }

    public KeyValueGrid AddIfPresent(string name, string? value) => string.IsNullOrEmpty(value) ? this : Add(name, value);

    protected override Measurement Measure(RenderOptions options, int maxWidth) => ((IRenderable)_grid).Measure(options, maxWidth);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => ((IRenderable)_grid).Render(options, maxWidth);
}
