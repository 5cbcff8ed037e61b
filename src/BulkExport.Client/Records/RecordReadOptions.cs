namespace BulkExport.Client;

/// <summary>Provides the options that control how records are read.</summary>
public sealed class RecordReadOptions
{
    /// <summary>Gets or sets the callback that is invoked for each record that cannot be read, which is then skipped.</summary>
    /// <value>
    /// The callback. The default is <see langword="null"/>: the enumeration throws a <see cref="BulkExportFormatException"/> at the first
    /// record that cannot be read.
    /// </value>
    /// <remarks>
    /// The callback is invoked in the order of the file and never concurrently. An exception that it throws ends the enumeration.
    /// <see cref="RecordReadError.Content"/> contains the data of the record, and <see cref="RecordReadError.Record"/> the fields that precede the error.
    /// </remarks>
    public Action<RecordReadError>? OnError { get; set; }

    /// <summary>Gets or sets the callback that is invoked for each field that cannot be converted to its type, such as a malformed time.</summary>
    /// <value>The callback. The default is <see langword="null"/>: a field that cannot be converted is ignored, and its property is
    /// <see langword="null"/> or its default value.</value>
    /// <remarks>
    /// The property of such a field is <see langword="null"/> or its default value, and the record is returned after the callback.
    /// Custom record types have no field errors; a property that cannot be deserialized makes the record unreadable.
    /// An exception that the callback throws ends the enumeration.
    /// </remarks>
    public Action<RecordReadError>? OnFieldError { get; set; }

    /// <summary>Gets or sets a value indicating whether <see cref="IExportRecord{TSelf}.AdditionalProperties"/> contains the properties that the record type does not define.</summary>
    /// <value><see langword="true"/> to include them, which makes reading slower. The default is <see langword="false"/>. Custom record types are not affected.</value>
    public bool IncludeAdditionalProperties { get; set; }

    /// <summary>Copies the options, which are mutable, so that an enumeration is not affected by later changes.</summary>
    internal RecordReadOptions Clone() => (RecordReadOptions)MemberwiseClone();
}
