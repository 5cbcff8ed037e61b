using SharpFuzz;

namespace BulkExport.Client.FuzzTests;

/// <summary>Instruments the copy of the library in the output directory to count the edges between its branches.</summary>
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
            // The library was already instrumented by an earlier build.
        }
    }
}
