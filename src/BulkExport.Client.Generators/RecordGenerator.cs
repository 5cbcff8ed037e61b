using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BulkExport.Client.Generators;

/// <summary>Generates the parser and the JSON reader and writer of each record that uses <c>RecordJsonConverter</c>.</summary>
/// <remarks>Each property with a <c>JsonPropertyName</c> attribute is a field. Fields are written in the order of their declaration.</remarks>
[Generator]
internal sealed class RecordGenerator : IIncrementalGenerator
{
    private const string Converter = "System.Text.Json.Serialization.JsonConverterAttribute";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var sources = context
            .SyntaxProvider.ForAttributeWithMetadataName(
                Converter,
                static (node, _) => node is RecordDeclarationSyntax,
                static (record, _) => IsRecord(record) ? Generate((INamedTypeSymbol)record.TargetSymbol) : default
            )
            .Where(static source => source.Text is not null);
        context.RegisterSourceOutput(sources, static (output, source) => output.AddSource(source.FileName, source.Text));
    }

    private static bool IsRecord(GeneratorAttributeSyntaxContext record) =>
        record.Attributes[0].ConstructorArguments.FirstOrDefault().Value is INamedTypeSymbol { Name: "RecordJsonConverter" };

    /// <summary>Generates the source in the transformation, so that the incremental generator compares strings and skips unchanged records.</summary>
    private static (string FileName, string Text) Generate(INamedTypeSymbol record) =>
        (
            $"{record.Name}.g.cs",
            RecordEmitter.Emit(
                record,
                [.. record.GetMembers().OfType<IPropertySymbol>().Select(RecordField.TryCreate).OfType<RecordField>()]
            )
        );
}
