namespace BulkExport.Client.FuzzTests;

/// <summary>Ends the program when the library does not come back from an input.</summary>
internal sealed class Watchdog
{
    /// <summary>How many times, a second apart, the same input may be met. Where the whole process stands still, this counts nothing.</summary>
    private const int MaxMet = 10;

    private readonly Lock _lock = new();
    private (FuzzTarget Target, byte[] Input)? _current;
    private int _met;

    public Watchdog() => new Thread(Watch) { IsBackground = true }.Start();

    public void Enter(FuzzTarget target, byte[] input)
    {
        lock (_lock)
        {
            (_current, _met) = ((target, input), 0);
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
                if (_current is var (target, input) && ++_met > MaxMet)
                {
                    Finding.Write(target.Name, input, $"no end within {MaxMet} s");
                    Environment.Exit(1);
                }
            }
        }
    }
}
