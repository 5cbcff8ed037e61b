using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BulkExport.Samples.Views;

/// <summary>A bar for each day. A day without a file says why.</summary>
internal sealed class DayChart(IReadOnlyList<DayTotal> days) : Renderable
{
    private const int LongestBar = 48;
    private const int LongestPlainBar = 40;

    private readonly int _most = days.Max(day => day.Count) ?? 0;

    /// <summary>The chart for a pipe.</summary>
    public void Write(TextWriter output)
    {
        foreach (var day in days)
        {
            var rest = day.Count is { } count ? new string('#', Length(count, LongestPlainBar)) : day.Note;
            output.WriteLine($"{Label(day)}  {Number(day)}  {rest}".TrimEnd());
        }
    }

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        foreach (var day in days)
        {
            var (label, number) = (Label(day), Number(day));
            yield return new Segment($"{label}  ", Quiet.Style);
            yield return new Segment($"{number}  ");
            if (day.Count is { } count)
            {
                var width = Math.Clamp(maxWidth - label.Length - number.Length - 4, 1, LongestBar);
                yield return options.Unicode
                    ? new Segment(Halves(Length(count, 2 * width)), Color.Green)
                    : new Segment(new string('=', Length(count, width)), Color.Green);
            }
            else
            {
                yield return new Segment(day.Note ?? string.Empty, Quiet.Style);
            }

            yield return Segment.LineBreak;
        }
    }

    private static string Label(DayTotal day) => day.Day.ToString("ddd yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Halves(int length) => new string('━', length / 2) + (length % 2 == 1 ? "╸" : string.Empty);

    private string Number(DayTotal day) => (day.Count is { } count ? ByteText.Count(count) : "–").PadLeft(ByteText.Count(_most).Length);

    private int Length(int count, int longest) => _most == 0 ? 0 : (int)((long)longest * count / _most);
}
