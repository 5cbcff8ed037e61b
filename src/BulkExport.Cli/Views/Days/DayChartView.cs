using BulkExport.Cli.Infrastructure;
using Spectre.Console;

namespace BulkExport.Cli.Views.Days;

/// <summary>Shows a chart with colors in a terminal; otherwise, as plain text.</summary>
internal static class DayChartView
{
    public static void Show(IReadOnlyList<DayTotal> days, CliEnvironment environment)
    {
        var chart = new DayChart(days);
        if (environment.IsOutputTerminal)
        {
            environment.Screen.Write(new Padder(chart, new Padding(2, 0, 0, 1)));
        }
        else
        {
            chart.Write(environment.Output);
        }
    }
}
