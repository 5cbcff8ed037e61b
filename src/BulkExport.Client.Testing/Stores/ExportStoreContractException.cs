namespace BulkExport.Client.Testing;

/// <summary>The exception that is thrown when an <see cref="IExportStore"/> violates a rule of <see cref="ExportStoreContract"/>.</summary>
public sealed class ExportStoreContractException : Exception
{
    internal ExportStoreContractException(string rule, string message, Exception? innerException = null)
        : base($"The store violates the rule '{rule}': {message.TrimEnd('.')}.", innerException) => Rule = rule;

    /// <summary>Gets the name of the violated rule, which is one of <see cref="ExportStoreContract.Rules"/>.</summary>
    public string Rule { get; }
}
