namespace BulkExport.Client;

/// <summary>Specifies how a field of a record is read and written, where the type of the property does not determine it.</summary>
/// <param name="format">The format.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RecordFieldAttribute(RecordFieldFormat format) : Attribute
{
    /// <summary>Gets the format.</summary>
    public RecordFieldFormat Format { get; } = format;
}
