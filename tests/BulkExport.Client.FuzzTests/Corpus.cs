namespace BulkExport.Client.FuzzTests;

/// <summary>The inputs that reached something new, to be changed further.</summary>
/// <remarks>They are kept apart by what came of them: most changes break something, and what is broken seldom becomes whole again.</remarks>
internal sealed class Corpus(Random random)
{
    private const int MaxCount = 2048; // of each kind

    private readonly List<List<byte[]>> _kinds = [];
    private readonly Dictionary<string, List<byte[]>> _byOutcome = [];

    public int Count => _kinds.Sum(kind => kind.Count);

    public long Bytes => _kinds.Sum(kind => kind.Sum(input => (long)input.Length));

    public void Add(byte[] input, string outcome)
    {
        if (!_byOutcome.TryGetValue(outcome, out var kind))
        {
            _kinds.Add(_byOutcome[outcome] = kind = []);
        }

        if (kind.Count < MaxCount)
        {
            kind.Add(input);
        }
        else
        {
            kind[random.Next(MaxCount)] = input;
        }
    }

    /// <summary>Any input of any kind, but the later ones more often: they are the furthest.</summary>
    public byte[] Pick()
    {
        var kind = _kinds[random.Next(_kinds.Count)];
        return kind[random.Next(2) == 0 ? random.Next(kind.Count) : kind.Count - 1 - random.Next((kind.Count + 3) / 4)];
    }
}
