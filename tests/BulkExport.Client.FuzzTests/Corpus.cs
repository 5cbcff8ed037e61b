namespace BulkExport.Client.FuzzTests;

/// <summary>Holds the inputs that increased coverage, as the basis of further mutations.</summary>
/// <remarks>Inputs are grouped by outcome: most mutations make an input invalid, and mutations of invalid inputs rarely make it valid
/// again.</remarks>
internal sealed class Corpus(Random random)
{
    private const int MaxCount = 2048; // per outcome

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

    /// <summary>Returns a random input of a random outcome, with a preference for recent inputs, which reach the deepest code.</summary>
    public byte[] Pick()
    {
        var kind = _kinds[random.Next(_kinds.Count)];
        return kind[random.Next(2) == 0 ? random.Next(kind.Count) : kind.Count - 1 - random.Next((kind.Count + 3) / 4)];
    }
}
