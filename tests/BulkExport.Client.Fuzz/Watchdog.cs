using System.Diagnostics;

namespace BulkExport.Client.Fuzz;

/// <summary>Ends the program when the library does not come back from an input.</summary>
internal sealed class Watchdog
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10); // a usual input takes less than a thousandth of it, on a busy machine too

    private readonly Lock _lock = new();
    private (FuzzTarget Target, byte[] Input, long Start)? _current;

    public Watchdog() => new Thread(Watch) { IsBackground = true }.Start();

    public void Enter(FuzzTarget target, byte[] input)
    {
        lock (_lock)
        {
            _current = (target, input, Stopwatch.GetTimestamp());
        }
    }

    public void Leave()
    {
        lock (_lock)
        {
            _current = null;
        }
    }

    private void Watch()
    {
        while (true)
        {
            Thread.Sleep(TimeSpan.FromSeconds(1));
            lock (_lock)
            {
                if (_current is { } current && Stopwatch.GetElapsedTime(current.Start) > Limit)
                {
                    Finding.Write(current.Target.Name, current.Input, $"no end within {Limit.TotalSeconds} s");
                    Environment.Exit(1);
                }
            }
        }
    }
}
