namespace BulkExport.Client.FuzzTests;

/// <summary>Runs one input again: a finding, while it is looked into and when it is mended.</summary>
internal static class Replay
{
    public static int Run(FuzzTarget target, string file)
    {
        var trial = new InputExecution(target, new Watchdog());
        var input = File.ReadAllBytes(file);
        trial.Run(input); // once for what is made only once
        var what = trial.Run(input);
        Console.WriteLine(what is null ? $"nothing found: {trial.Outcome}" : $"FINDING {target.Name}: {what}");
        Console.WriteLine($"  {input.Length:N0} bytes, {trial.Time.TotalMilliseconds:N1} ms, {trial.Allocated:N0} bytes allocated");
        if (trial.Failure is not null)
        {
            Console.WriteLine(trial.Failure);
        }

        return what is null ? 0 : 1;
    }
}
