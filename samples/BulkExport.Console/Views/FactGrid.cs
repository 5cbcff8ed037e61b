using Spectre.Console;
using Spectre.Console.Rendering;

namespace BulkExport.Samples.Views;

/// <summary>Facts in two columns: a quiet name and a value.</summary>
internal sealed class FactGrid : Renderable
{
    /// <summary>Where the values begin.</summary>
    public const int ValueColumn = NameWidth + Gap;

    private const int NameWidth = 8;
    private const int Gap = 2;

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

    public FactGrid Add(string name, string? value)
    {
        _grid.AddRow(new Text(name, Quiet.Style), new Text(string.IsNullOrEmpty(value) ? "–" : value));
        return this;
    }

    public FactGrid AddIfKnown(string name, string? value) => string.IsNullOrEmpty(value) ? this : Add(name, value);

    protected override Measurement Measure(RenderOptions options, int maxWidth) => ((IRenderable)_grid).Measure(options, maxWidth);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => ((IRenderable)_grid).Render(options, maxWidth);
}
