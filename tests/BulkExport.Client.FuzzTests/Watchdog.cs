namespace BulkExport.Client.FuzzTests;

/// <summary>Ends the process when an input does not complete.</summary>
internal sealed class Watchdog
{
    /// <summary>The number of observations, one second apart, of the same input. A suspended process makes no observations.</summary>
    private const int MaxObservations = 10;

    private readonly Lock _lock = new();
    private (FuzzTarget Target, byte[] Input)? _current;
    private int _observations;

    public Watchdog() => new Thread(Watch) { IsBackground = true }.Start();

    public void Enter(FuzzTarget target, byte[] input)
    {
        lock (_lock)
        {
            (_current, _observations) = ((target, input), 0);
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
                if (_current is var (target, input) && ++_observations > MaxObservations)
                {
                    Finding.Write(target.Name, input, $"did not complete within {MaxObservations} s");
                    Environment.Exit(1);
                }
            }
        }
    }
}
