namespace BulkExport.Samples.Views;

/// <summary>What is wrong now, in no more than the lines that a live view has for it.</summary>
internal static class TroubleText
{
    private const int Lines = 2; // the cause comes after the SID

    public static string? Of(Trouble trouble, int maxWidth) => Cut(trouble.Now, Lines * (maxWidth - FactGrid.ValueColumn - 1));

    private static string? Cut(string? text, int width) => text?.Length > width ? $"{text.AsSpan(0, Math.Max(0, width - 1))}…" : text;
}
