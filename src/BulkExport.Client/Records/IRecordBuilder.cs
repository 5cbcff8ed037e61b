namespace BulkExport.Client;

/// <summary>Builds a record from its fields. The source generator implements it for each record type.</summary>
/// <typeparam name="TRecord">The type of the record.</typeparam>
internal interface IRecordBuilder<out TRecord>
{
    /// <summary>Gets the names of the fields; their indexes identify the fields.</summary>
    static abstract RecordFieldNames FieldNames { get; }

    /// <summary>Sets the field with the specified index.</summary>
    /// <returns><see langword="null"/>, or a description of the expected format if the value cannot be converted to the type of the field.</returns>
    string? SetField(int field, in JsonScalar value);

    /// <summary>Sets the properties that are not fields of the record.</summary>
    AdditionalRecordProperties? AdditionalProperties { set; }

    /// <summary>Creates the record.</summary>
    TRecord Build();
}
