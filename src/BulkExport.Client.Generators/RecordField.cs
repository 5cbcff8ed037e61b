using Microsoft.CodeAnalysis;

namespace BulkExport.Client.Generators;

/// <summary>Represents a field of a record.</summary>
internal sealed class RecordField
{
    private const string NameAttribute = "JsonPropertyNameAttribute";
    private const string FormatAttribute = "RecordFieldAttribute";
    private const string NotInterned = nameof(NotInterned);

    private RecordField(IPropertySymbol property, string jsonName, string? format)
    {
        PropertyName = property.Name;
        JsonName = jsonName;
        Type = property.Type.ToDisplayString(
            SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
                SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            )
        );
        Reader = GetReader(property.Type, format);
        Writer = format is null or NotInterned ? "WriteField" : $"Write{format}";
    }

    public string PropertyName { get; }

    public string JsonName { get; }

    public string Type { get; }

    /// <summary>Gets the method of <c>JsonScalar</c> that reads the value.</summary>
    public string Reader { get; }

    /// <summary>Gets the extension method of <c>Utf8JsonWriter</c> that writes the value.</summary>
    public string Writer { get; }

    public static RecordField? TryCreate(IPropertySymbol property) =>
        GetArgument(property, NameAttribute) is { Value: string name }
            ? new RecordField(property, name, GetEnumName(GetArgument(property, FormatAttribute)))
            : null;

    private static string GetReader(ITypeSymbol type, string? format)
    {
        var isNullable = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        var value = isNullable ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
        if (value.AllInterfaces.Any(contract => contract.Name == "IStringValue"))
        {
            return $"Read{(format == NotInterned ? "NonInterned" : string.Empty)}Value<{value.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}>";
        }

        return format switch
        {
            null when type.SpecialType == SpecialType.System_String => "ReadInternedString",
            null or NotInterned => $"Read{value.Name}",
            _ => $"Read{format}",
        };
    }

    private static TypedConstant? GetArgument(IPropertySymbol property, string attribute) =>
        property.GetAttributes().FirstOrDefault(data => data.AttributeClass?.Name == attribute)?.ConstructorArguments[0];

    private static string? GetEnumName(TypedConstant? constant) =>
        constant
            ?.Type?.GetMembers()
            .OfType<IFieldSymbol>()
            .FirstOrDefault(field => Equals(field.ConstantValue, constant.Value.Value))
            ?.Name;
}
