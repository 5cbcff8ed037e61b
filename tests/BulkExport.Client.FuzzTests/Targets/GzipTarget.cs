namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>Decompresses a file: the content must equal that of the reference, and incomplete data must be rejected.</summary>
internal class GzipTarget(string name = "gzip") : FuzzTarget(name)
{
    private readonly Decompressed _read = new();
    private readonly Decompressed _again = new();

    public override int MaxLength => 2048;

    public override IEnumerable<byte[]> Seeds => GzipSeeds.All;

    /// <summary>Gets the reference implementation.</summary>
    protected GzipReference Expected { get; } = new();

    public override string Exercise(byte[] input)
    {
        using var stream = new VerifyingGzipStream(ChunkedStream.Of(input, int.MaxValue, 64, 5, 1));
        _read.ReadAsync(stream, 4096).GetAwaiter().GetResult();
        return _read.IsComplete ? "complete" : "rejected";
    }

    public override void Verify(byte[] input)
    {
        var isComplete = Expected.Decompress(input);
        FindingException.Require(_read.IsComplete || !isComplete, "complete data was rejected");
        FindingException.Require(!_read.IsComplete || isComplete, "incomplete data was accepted");
        FindingException.Require(!isComplete || _read.Content.SequenceEqual(Expected.Content), "the content differs");

        using var pieces = new VerifyingGzipStream(ChunkedStream.Of(input, 3, 1, 8, 100));
        _again.ReadAsync(pieces, 1 + (input.Length % 300)).GetAwaiter().GetResult();
        FindingException.Require(_read.IsComplete == _again.IsComplete, "the result depends on the sizes of the reads");
        FindingException.Require(
            _again.Content.CommonPrefixLength(_read.Content) == Math.Min(_again.Content.Length, _read.Content.Length),
            "the content depends on the sizes of the reads"
        );
    }

    /// <summary>Mutates the content, the compressed data, or both.</summary>
    public override byte[] Mutate(byte[] input, byte[] other, Mutator mutator)
    {
        var kind = mutator.Random.Next(4);
        if (kind < 3 && Expected.Decompress(input) && Expected.Content.Length <= MaxLength * 16)
        {
            input = GzipSeeds.Pack(mutator.Mutate(Expected.Content.ToArray(), other), mutator.Random);
        }

        return kind is 0 or 3 ? mutator.Mutate(input, other) : input;
    }
}
