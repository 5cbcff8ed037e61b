namespace BulkExport.Client.Testing;

/// <summary>The exception that is thrown when an <see cref="IExportStore"/> breaks a rule of <see cref="ExportStoreContract"/>.</summary>
public sealed class ExportStoreContractException : Exception
{
    internal ExportStoreContractException(string rule, string message, Exception? innerException = null)
        : base($"The store breaks the rule '{rule}': {message}", innerException) => Rule = rule;

    /// <summary>Gets the rule that is broken.</summary>
    public string Rule { get; }
}
