using Spectre.Console;

namespace BulkExport.Cli.Views.Formatting;

/// <summary>The style of secondary information: dimmed text, because a gray color is unreadable in some themes.</summary>
internal static class DimStyle
{
    public static Style Style { get; } = new(decoration: Decoration.Dim);
}
