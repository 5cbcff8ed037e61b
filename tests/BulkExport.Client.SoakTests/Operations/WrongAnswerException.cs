using System.Diagnostics.CodeAnalysis;

namespace BulkExport.Client.SoakTests;

/// <summary>A call brought something other than the service has.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "Nobody else makes one.")]
internal sealed class WrongAnswerException(string message) : Exception(message)
{
    public static void Unless(bool isRight, string what)
    {
        if (!isRight)
        {
            throw new WrongAnswerException(what);
        }
    }
}
