using Spectre.Console;

namespace BulkExport.Samples.Views;

/// <summary>Shows a chart: drawn in a terminal, of plain characters elsewhere.</summary>
internal static class ChartView
{
    public static void Show(IReadOnlyList<DayTotal> days, Surroundings here)
    {
        var chart = new DayChart(days);
        if (here.IsOutputTerminal)
        {
            here.Screen.Write(new Padder(chart, new Padding(2, 0, 0, 1)));
        }
        else
        {
            chart.Write(here.Output);
        }
    }
}
