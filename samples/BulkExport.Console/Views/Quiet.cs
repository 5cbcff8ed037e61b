using Spectre.Console;

namespace BulkExport.Samples.Views;

/// <summary>The look of what matters less: the terminal's own text, dimmed. A grey of its own would vanish in some themes.</summary>
internal static class Quiet
{
    public static Style Style { get; } = new(decoration: Decoration.Dim);
}
