using SharpFuzz;

namespace BulkExport.Client.FuzzTests;

/// <summary>Rewrites the library, the copy of it beside this program, so that it counts which edges between its branches run.</summary>
internal static class Instrumentation
{
    public static void Install()
    {
        try
        {
            Fuzzer.Instrument(Path.Combine(AppContext.BaseDirectory, "BulkExport.Client.dll"), static _ => true, Options.Value);
        }
        catch (InstrumentationException e) when (e.Message.Contains("already", StringComparison.Ordinal))
        {
            // Nothing was built since.
        }
    }
}
