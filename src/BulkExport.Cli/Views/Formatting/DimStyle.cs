using Spectre.Console;

namespace BulkExport.Cli.Views.Formatting;

/// <summary>Provides the style of secondary information. The text is dimmed, because gray is unreadable in some themes.</summary>
internal static class DimStyle
{
    public static Style Style { get; } = new(decoration: Decoration.Dim);
}
