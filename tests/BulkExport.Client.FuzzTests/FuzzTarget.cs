namespace BulkExport.Client.FuzzTests;

/// <summary>Defines a parser of untrusted input and the verification of its results.</summary>
internal abstract class FuzzTarget(string name)
{
    public string Name => name;

    /// <summary>Gets the relative number of inputs of the target.</summary>
    public virtual int Weight => 10;

    /// <summary>Gets the maximum length of inputs that are added to the corpus.</summary>
    public virtual int MaxLength => 4096;

    /// <summary>Gets a value indicating whether the library uses other threads for the target.</summary>
    public virtual bool UsesThreads => false;

    /// <summary>Gets the maximum growth of the heap after a quarter of the inputs. Leaks grow with the number of inputs; pools do not.</summary>
    public virtual long MaxGrowth => 4 * 1024 * 1024;

    /// <summary>Gets the number of bytes that may be allocated per byte of input, most of them temporary. An exception allocates one or two
    /// kilobytes.</summary>
    protected virtual int MaxAllocatedPerByte => 300;

    /// <summary>Gets valid inputs, as sent by the service or read from a file.</summary>
    public abstract IEnumerable<byte[]> Seeds { get; }

    /// <summary>Returns the number of bytes that may be allocated for an input.</summary>
    public virtual long MaxAllocated(byte[] input) => (256 * 1024) + ((long)MaxAllocatedPerByte * input.Length);

    /// <summary>Passes an input to the library. Its duration and allocations are measured.</summary>
    /// <returns>A short name of the outcome.</returns>
    public abstract string Exercise(byte[] input);

    /// <summary>Compares the result of the last input with the expected one.</summary>
    /// <exception cref="FindingException">The result is incorrect.</exception>
    public abstract void Verify(byte[] input);

    public virtual byte[] Mutate(byte[] input, byte[] other, Mutator mutator) => mutator.Mutate(input, other);
}
