namespace BulkExport.Client.Fuzz;

/// <summary>Something that reads foreign bytes.</summary>
internal abstract class FuzzTarget(string name)
{
    public string Name => name;

    /// <summary>How many of the inputs it gets, beside the others.</summary>
    public virtual int Share => 10;

    /// <summary>The longest input that is kept to be changed further.</summary>
    public virtual int MaxLength => 4096;

    /// <summary>What may be allocated for each byte of an input. Little of it is kept: a failure costs a kilobyte or two.</summary>
    public virtual int MaxAllocatedPerByte => 300;

    /// <summary>What a service or a file would have there.</summary>
    public abstract IEnumerable<byte[]> Seeds { get; }

    /// <summary>Hands an input to the library: this is what is watched.</summary>
    /// <returns>In a word what came of it.</returns>
    public abstract string Exercise(byte[] input);

    /// <summary>Compares what came of the last input with what should have.</summary>
    /// <exception cref="FindingException">It is something else.</exception>
    public abstract void Judge(byte[] input);

    public virtual byte[] Mutate(byte[] input, byte[] other, Mutator mutator) => mutator.Mutate(input, other);
}
