using System.Diagnostics.CodeAnalysis;

namespace BulkExport.Client.SoakTests;

/// <summary>The exception that is thrown when the result of a call differs from the state of the service.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "Thrown only by this program.")]
internal sealed class UnexpectedResultException(string message) : Exception(message)
{
    public static void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw new UnexpectedResultException(what);
        }
    }
}
