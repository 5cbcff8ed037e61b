namespace BulkExport.Client;

/// <summary>How records are read.</summary>
public sealed class RecordReadOptions
{
    /// <summary>What is called with a record that cannot be read. Then the reading goes on with the next one.</summary>
    /// <value>The default is <see langword="null"/>: the reading stops there, with a <see cref="BulkExportFormatException"/>.</value>
    /// <remarks>It is called between the records before and after, in their order, and never from two threads at once. What it throws
    /// ends the reading.</remarks>
    public Action<RecordReadError>? OnError { get; set; }
}
