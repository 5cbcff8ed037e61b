using System.Diagnostics.CodeAnalysis;

namespace BulkExport.Client;

/// <summary>Ends a chain of handlers at a handler that other chains use too, and that is not disposed with the chain.</summary>
internal sealed class SharedHandler(HttpMessageHandler innerHandler) : DelegatingHandler(innerHandler)
{
    [SuppressMessage(
        "Usage",
        "CA2215:Dispose methods should call base class dispose",
        Justification = "It would dispose the inner handler."
    )]
    protected override void Dispose(bool disposing) { }
}
