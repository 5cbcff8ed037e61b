namespace BulkExport.Client.FuzzTests;

/// <summary>The exception that is thrown when an input violates a rule.</summary>
internal sealed class FindingException(string violation) : Exception(violation)
{
    public static void Require(bool holds, string violation)
    {
        if (!holds)
        {
            throw new FindingException(violation);
        }
    }
}
