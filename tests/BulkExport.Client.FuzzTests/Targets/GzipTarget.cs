namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>The compressed file: what comes out must be what went in, or nothing be taken for whole.</summary>
internal class GzipTarget(string name = "gzip") : FuzzTarget(name)
{
    private readonly Decompressed _read = new();
    private readonly Decompressed _again = new();

    public override int MaxLength => 2048;

    public override IEnumerable<byte[]> Seeds => GzipSeeds.All;

    /// <summary>What should come of it.</summary>
    protected GzipReference Expected { get; } = new();

    public override string Exercise(byte[] input)
    {
        using var stream = new VerifyingGzipStream(ChunkedStream.Of(input, int.MaxValue, 64, 5, 1));
        _read.Read(stream, 4096);
        return _read.IsWhole ? "whole" : "refused";
    }

    public override void Judge(byte[] input)
    {
        var isWhole = Expected.Decompress(input);
        if (Expected.HasStray)
        {
            return;
        }

        FindingException.Unless(_read.IsWhole || !isWhole, "what is whole was refused");
        FindingException.Unless(!_read.IsWhole || isWhole, "what is not whole was read");
        FindingException.Unless(!isWhole || _read.Content.SequenceEqual(Expected.Content), "the content is another");

        using var pieces = new VerifyingGzipStream(ChunkedStream.Of(input, 3, 1, 8, 100));
        _again.ReadAsync(pieces, 1 + (input.Length % 300)).GetAwaiter().GetResult();
        FindingException.Unless(_read.IsWhole == _again.IsWhole, "in other pieces it is something else");
        FindingException.Unless(
            _again.Content.CommonPrefixLength(_read.Content) == Math.Min(_again.Content.Length, _read.Content.Length),
            "in other pieces the content is another"
        );
    }

    /// <summary>Changes the content, the compressed data, or both.</summary>
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
