namespace BulkExport.Client;

/// <summary>The fields of a record, as they are gathered from a line.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
internal interface IRecordFields<out TRecord>
{
    /// <summary>Their names, each at the place by which <see cref="Set"/> knows it.</summary>
    static abstract FieldNames Names { get; }

    /// <summary>Keeps the value of the field at a place.</summary>
    /// <exception cref="WireException">It cannot be the field's value.</exception>
    void Set(int field, in WireValue value);

    /// <summary>Makes the record.</summary>
    TRecord ToRecord();
}
