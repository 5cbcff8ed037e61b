using BulkExport.Cli.Infrastructure;
using Spectre.Console;

namespace BulkExport.Cli.Views.Demo;

/// <summary>Shows the steps of the demo, each with the code that it demonstrates.</summary>
internal sealed class DemoStepView(CliEnvironment environment)
{
    public void WriteNote(string text) => WriteLine(text, $"[dim]{Markup.Escape(text)}[/]");

    public void Begin(string title, string code)
    {
        WriteLine(string.Empty, string.Empty);
        WriteLine($"== {title}: {code}", $"[bold]{Markup.Escape(title)}[/]  [dim]{Markup.Escape(code)}[/]");
        if (environment.IsOutputTerminal)
        {
            environment.Screen.WriteLine();
        }
    }

    public void WriteResult(string text) => WriteLine(text, $"  {Markup.Escape(text)}");

    private void WriteLine(string plain, string markup)
    {
        if (environment.IsOutputTerminal)
        {
            environment.Screen.MarkupLine(markup);
        }
        else
        {
            environment.Output.WriteLine(plain);
        }
    }
}
