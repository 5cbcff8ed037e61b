namespace BulkExport.Client.SoakTests;

/// <summary>Tracks the outcomes of the requests of a call that modify the state of the raw server.</summary>
internal sealed class RawChanges
{
    private readonly Lock _lock = new();
    private int _requests;
    private int _successes;
    private int _missing;
    private int _refused;

    /// <summary>Gets a value indicating whether a delete may have succeeded: a success response was started, or a response was lost and the retry
    /// returned 404.</summary>
    public bool MayBeDeleted
    {
        get
        {
            lock (_lock)
            {
                return _successes > 0 || (_requests > 1 && _missing > 0);
            }
        }
    }

    /// <summary>Records a request.</summary>
    /// <returns><see langword="true"/> if every earlier request received status 429, so that nothing was processed twice.</returns>
    public bool Begin()
    {
        lock (_lock)
        {
            return _requests++ == _refused;
        }
    }

    /// <summary>Records the status of a response that is being sent.</summary>
    public void RecordResponse(string head)
    {
        lock (_lock)
        {
            _ =
                head.StartsWith("HTTP/1.1 2", StringComparison.Ordinal) ? _successes++
                : head.StartsWith("HTTP/1.1 404", StringComparison.Ordinal) ? _missing++
                : head.StartsWith("HTTP/1.1 429", StringComparison.Ordinal) ? _refused++
                : 0;
        }
    }
}
