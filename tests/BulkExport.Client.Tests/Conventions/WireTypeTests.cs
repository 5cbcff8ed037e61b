using System.Reflection;
using System.Text.Json.Serialization;

namespace BulkExport.Client.Tests.Conventions;

public class WireTypeTests
{
    private static readonly Type[] Converters = [.. PublicApi.Library.GetTypes().Where(IsConverter)];

    private static readonly Type[] InContext =
    [
        .. typeof(BulkExportJsonContext)
            .GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute))
            .Select(attribute => (Type)attribute.ConstructorArguments[0].Value!),
    ];

    [Fact]
    public void Types_OfTheWire_HaveAConverterOrAreInTheContext()
    {
        var known = WireTypes();

        Assert.Contains(typeof(Job), known);
        Assert.Contains(typeof(JobSid), known);
        Assert.Empty(known.Where(type => !HasConverter(type) && !InContext.Contains(type)).Select(type => type.Name));
    }

    [Fact]
    public void Converters_ArePublicSealedAndMadeWithoutArguments()
    {
        // The source-generated contexts of other assemblies make them.
        Assert.NotEmpty(Converters);
        Assert.All(Converters, type => Assert.True(type is { IsPublic: true, IsSealed: true }, type.Name));
        Assert.All(Converters, type => Assert.NotNull(type.GetConstructor(Type.EmptyTypes)));
    }

    [Fact]
    public void Converters_AreNamedOnTheirTypes() =>
        Assert.All(
            Converters,
            converter =>
            {
                var types = TypesOf(converter).ToArray();
                Assert.NotEmpty(types);
                Assert.All(
                    types,
                    type =>
                    {
                        var named = type.GetCustomAttribute<JsonConverterAttribute>()!.ConverterType!;
                        Assert.Equal(converter.IsGenericType ? converter.MakeGenericType(type) : converter, named);
                    }
                );
            }
        );

    /// <summary>The types that go over the wire: what converters and the context are for, and what these are made of.</summary>
    private static HashSet<Type> WireTypes()
    {
        var known = new HashSet<Type>();
        var open = new Stack<Type>(Converters.SelectMany(TypesOf).Concat(InContext));
        while (open.TryPop(out var type))
        {
            if (type.Assembly != PublicApi.Library || !known.Add(type))
            {
                continue;
            }

            var properties = type.GetProperties().Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null);
            foreach (var part in properties.SelectMany(property => PublicApi.Parts(property.PropertyType)))
            {
                open.Push(part);
            }
        }

        // What is worked out of an error's body when it is asked for is not read by the serializer.
        known.Remove(typeof(BulkExportError));
        return known;
    }

    /// <summary>The types that a converter is for: of a generic one, those that implement the interface that it requires.</summary>
    private static IEnumerable<Type> TypesOf(Type converter)
    {
        if (!converter.IsGenericType)
        {
            return [converter.BaseType!.GetGenericArguments()[0]];
        }

        var contract = converter.GetGenericArguments()[0].GetGenericParameterConstraints().Single(type => type.IsInterface);
        return PublicApi
            .Library.GetTypes()
            .Where(type =>
                type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == contract.GetGenericTypeDefinition())
            );
    }

    private static bool HasConverter(Type type) => type.GetCustomAttribute<JsonConverterAttribute>() is not null;

    private static bool IsConverter(Type type) =>
        !type.IsAbstract && type.IsSubclassOf(typeof(System.Text.Json.Serialization.JsonConverter));
}
