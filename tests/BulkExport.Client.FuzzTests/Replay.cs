namespace BulkExport.Client.FuzzTests;

/// <summary>Replays a single input, such as a finding.</summary>
internal static class Replay
{
    public static int Run(FuzzTarget target, string file)
    {
        var execution = new InputExecution(target, new Watchdog());
        var input = File.ReadAllBytes(file);
        execution.Run(input); // excludes one-time initialization from the measurements
        var violation = execution.Run(input);
        Console.WriteLine(violation is null ? $"no finding: {execution.Outcome}" : $"FINDING {target.Name}: {violation}");
        Console.WriteLine($"  {input.Length:N0} bytes, {execution.Time.TotalMilliseconds:N1} ms, {execution.Allocated:N0} bytes allocated");
        if (execution.Failure is not null)
        {
            Console.WriteLine(execution.Failure);
        }

        return violation is null ? 0 : 1;
    }
}
