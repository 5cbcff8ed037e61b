using BulkExport.Cli.Views.Statuses;
using Spectre.Console.Rendering;

namespace BulkExport.Cli.Views.Sync;

/// <summary>Renders the days of a synchronization by resource type, with a row for each month. If there are more months than lines, consecutive months whose days
/// have the same state are combined into one row.</summary>
/// <param name="days">The days, ordered by resource type and day.</param>
/// <param name="maxLines">The number of available lines.</param>
internal sealed class SyncCalendar(IReadOnlyList<(SyncDayResult Day, SyncDayStyle Style)> days, int maxLines) : Renderable
{
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var types = days.GroupBy(day => day.Day.ResourceType).Select(type => (Type: type.Key, Months: GetMonths(type))).ToArray();
        var isCombined = types.Sum(type => type.Months.Count + 1) + 1 > maxLines;
        var segments = new List<Segment>(MonthRows.RenderRuler(maxWidth));
        foreach (var (type, months) in types)
        {
            segments.Add(new Segment(type.Value, Spectre.Console.Style.Plain));
            segments.Add(Segment.LineBreak);
            for (var index = 0; index < months.Count; )
            {
                var month = months[index];
                var count = isCombined ? months.Skip(index).TakeWhile(other => IsSame(month, other)).Count() : 0;
                var first = month[0];
                segments.AddRange(
                    count > 1
                        ? MonthRows.RenderMonths(
                            first.Day.Day,
                            months[index + count - 1][^1].Day.Day,
                            first.Style.Symbol,
                            first.Style.Style
                        )
                        : MonthRows.RenderMonth([.. month.Select(day => (day.Day.Day, day.Style.Symbol, day.Style.Style))], maxWidth)
                );
                index += Math.Max(1, count);
            }
        }

        return segments;
    }

    private static List<(SyncDayResult Day, SyncDayStyle Style)[]> GetMonths(IEnumerable<(SyncDayResult Day, SyncDayStyle Style)> days) =>
        [.. days.GroupBy(day => (day.Day.Day.Year, day.Day.Day.Month)).Select(month => month.ToArray())];

    /// <summary>Determines whether all days of two months have the same state.</summary>
    private static bool IsSame((SyncDayResult Day, SyncDayStyle Style)[] month, (SyncDayResult Day, SyncDayStyle Style)[] other) =>
        month.Concat(other).All(day => day.Style == month[0].Style);
}
