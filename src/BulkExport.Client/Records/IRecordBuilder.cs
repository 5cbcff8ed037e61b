namespace BulkExport.Client;

/// <summary>Builds a record from its fields. The source generator implements it for each record type.</summary>
/// <typeparam name="TRecord">The type of the record.</typeparam>
internal interface IRecordBuilder<out TRecord>
{
    /// <summary>Gets the names of the fields; their indexes identify the fields.</summary>
    static abstract RecordFieldNames FieldNames { get; }

    /// <summary>Sets the field with the specified index.</summary>
    /// <exception cref="WireFormatException">The value cannot be converted to the type of the field.</exception>
    void SetField(int field, in JsonScalar value);

    /// <summary>Creates the record.</summary>
    TRecord Build();
}
