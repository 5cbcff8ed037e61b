namespace BulkExport.Client.FuzzTests;

/// <summary>Something that reads foreign bytes.</summary>
internal abstract class FuzzTarget(string name)
{
    public string Name => name;

    /// <summary>How many of the inputs it gets, beside the others.</summary>
    public virtual int Share => 10;

    /// <summary>The longest input that is kept to be changed further.</summary>
    public virtual int MaxLength => 4096;

    /// <summary>Whether the library uses other threads for it.</summary>
    public virtual bool UsesThreads => false;

    /// <summary>By how much the heap may grow after a quarter of the inputs, however many there were: leaks grow with their number, pools do not.</summary>
    public virtual long MaxGrowth => 4 * 1024 * 1024;

    /// <summary>What may be allocated for each byte of an input. Little of it is kept: a failure costs a kilobyte or two.</summary>
    protected virtual int MaxAllocatedPerByte => 300;

    /// <summary>What a service or a file would have there.</summary>
    public abstract IEnumerable<byte[]> Seeds { get; }

    /// <summary>What may be allocated for the last input.</summary>
    public virtual long MaxAllocated(byte[] input) => (256 * 1024) + ((long)MaxAllocatedPerByte * input.Length);

    /// <summary>Hands an input to the library: this is what is watched.</summary>
    /// <returns>In a word what came of it.</returns>
    public abstract string Exercise(byte[] input);

    /// <summary>Compares what came of the last input with what should have.</summary>
    /// <exception cref="FindingException">It is something else.</exception>
    public abstract void Judge(byte[] input);

    public virtual byte[] Mutate(byte[] input, byte[] other, Mutator mutator) => mutator.Mutate(input, other);
}
