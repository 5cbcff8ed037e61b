namespace BulkExport.Client.FuzzTests.Differential;

/// <summary>Counts the results for the files with one kind of damage.</summary>
internal sealed class DamageStatistics
{
    private readonly int[] _verdicts = new int[Enum.GetValues<GzipVerdict>().Length];

    public int Files => _verdicts.Sum();

    public int Accepted { get; private set; }

    public int Findings { get; set; }

    public int GetCount(GzipVerdict verdict) => _verdicts[(int)verdict];

    public void Add(GzipVerdict verdict, bool isAccepted)
    {
        _verdicts[(int)verdict]++;
        Accepted += isAccepted ? 1 : 0;
    }

    public void Add(DamageStatistics other)
    {
        foreach (var verdict in Enum.GetValues<GzipVerdict>())
        {
            _verdicts[(int)verdict] += other.GetCount(verdict);
        }

        Accepted += other.Accepted;
        Findings += other.Findings;
    }
}
