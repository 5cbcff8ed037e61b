namespace BulkExport.Client;

/// <summary>Provides the options that control how records are read.</summary>
public sealed class RecordReadOptions
{
    /// <summary>Gets or sets the callback that is invoked for each record that cannot be read, which is then skipped.</summary>
    /// <value>
    /// The callback. The default is <see langword="null"/>: the enumeration throws a <see cref="BulkExportFormatException"/> at the first
    /// record that cannot be read.
    /// </value>
    /// <remarks>The callback is invoked in the order of the file and never concurrently. An exception that it throws ends the enumeration.</remarks>
    public Action<RecordReadError>? OnError { get; set; }
}
