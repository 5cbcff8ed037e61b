namespace BulkExport.Client.FuzzTests;

/// <summary>What must hold for every input does not for this one.</summary>
internal sealed class FindingException(string what) : Exception(what)
{
    public static void Unless(bool holds, string what)
    {
        if (!holds)
        {
            throw new FindingException(what);
        }
    }
}
