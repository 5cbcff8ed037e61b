using Spectre.Console;

namespace BulkExport.Samples.Views;

/// <summary>Leads through the demo: what is done next, with the call that does it.</summary>
internal sealed class StepView(Surroundings here)
{
    public void Note(string text) => Line(text, $"[dim]{Markup.Escape(text)}[/]");

    public void Begin(string title, string code)
    {
        Line(string.Empty, string.Empty);
        Line($"== {title}: {code}", $"[bold]{Markup.Escape(title)}[/]  [dim]{Markup.Escape(code)}[/]");
        if (here.IsOutputTerminal)
        {
            here.Screen.WriteLine();
        }
    }

    public void Say(string text) => Line(text, $"  {Markup.Escape(text)}");

    private void Line(string plain, string markup)
    {
        if (here.IsOutputTerminal)
        {
            here.Screen.MarkupLine(markup);
        }
        else
        {
            here.Output.WriteLine(plain);
        }
    }
}
