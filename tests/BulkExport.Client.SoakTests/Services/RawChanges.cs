namespace BulkExport.Client.SoakTests;

/// <summary>What became of the requests of one call that change something, on the bare sockets.</summary>
internal sealed class RawChanges
{
    private readonly Lock _lock = new();
    private int _requests;
    private int _successes;
    private int _missing;
    private int _refused;

    /// <summary>Whether a delete may have succeeded: a success was begun, or an answer to the first request was lost and the repeat found nothing.</summary>
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

    /// <summary>Notes a request.</summary>
    /// <returns>Whether every request before it was answered by 429, so that nothing has been done twice.</returns>
    public bool Begin()
    {
        lock (_lock)
        {
            return _requests++ == _refused;
        }
    }

    /// <summary>Notes the status of an answer that is begun.</summary>
    public void Answered(string head)
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
