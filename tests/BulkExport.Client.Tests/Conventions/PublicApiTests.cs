using System.Reflection;

namespace BulkExport.Client.Tests.Conventions;

public class PublicApiTests
{
    [Fact]
    public void PublicTypes_Namespace_IsOneOfTwo() =>
        Assert.Equal(
            ["BulkExport.Client", "Microsoft.Extensions.DependencyInjection"],
            PublicApi.Types.Select(type => type.Namespace!).Distinct().Order()
        );

    [Fact]
    public void PublicClasses_AreSealedOrAbstract() =>
        Assert.Empty(
            PublicApi.Types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }).Select(type => type.Name)
        );

    [Fact]
    public void AbstractClasses_HaveNoVisibleConstructor() =>
        Assert.Empty(
            PublicApi
                .Types.Where(type => type is { IsClass: true, IsAbstract: true, IsSealed: false } && type != typeof(ExportStoreWriter))
                .Where(type => type.GetConstructors(PublicApi.Declared).Any(PublicApi.IsVisible))
                .Select(type => type.Name)
        );

    [Fact]
    public void PublicStructs_AreReadOnly() =>
        Assert.Empty(
            PublicApi
                .Types.Where(type => type is { IsValueType: true, IsEnum: false })
                .Where(type => !type.CustomAttributes.Any(a => a.AttributeType.Name == "IsReadOnlyAttribute"))
                .Select(type => type.Name)
        );

    [Fact]
    public void PublicFields_AreReadOnly() =>
        Assert.Empty(
            PublicApi
                .Types.Where(type => !type.IsEnum)
                .SelectMany(type => type.GetFields())
                .Where(field => field is { IsInitOnly: false, IsLiteral: false })
                .Select(PublicApi.Describe)
        );

    [Fact]
    public void PublicSetters_ExistOnlyOnOptions() =>
        Assert.Empty(
            PublicApi
                .Types.Where(type => !type.Name.EndsWith("Options", StringComparison.Ordinal) && type != typeof(SyncRequest)) // bound from configuration
                .SelectMany(type => type.GetProperties(PublicApi.Declared))
                .Where(property => property.SetMethod is { IsPublic: true } setter && !IsInit(setter))
                .Select(PublicApi.Describe)
        );

    [Fact]
    public void PublicSignatures_DoNotExposeRefitOrPolly()
    {
        var foreign = PublicApi
            .Types.SelectMany(Mentions)
            .Where(mention => mention.Type.Namespace?.Split('.')[0] is "Refit" or "Polly")
            .Select(mention => $"{mention.Where}: {mention.Type}");

        Assert.Empty(foreign);
    }

    [Fact]
    public void PublicSignatures_AllKinds_AreInspected()
    {
        // Verifies that generic arguments, constructor parameters and properties are inspected.
        var seen = PublicApi.Types.SelectMany(Mentions).Select(mention => mention.Type).ToHashSet();

        Assert.Contains(typeof(Task<>), seen);
        Assert.Contains(typeof(Job), seen);
        Assert.Contains(typeof(System.Net.HttpStatusCode), seen);
        Assert.Contains(typeof(BulkExportError), seen);
        Assert.Contains(typeof(DateOnly), seen);
        Assert.Contains(typeof(Exception), seen);
    }

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit");

    private static IEnumerable<(string Where, Type Type)> Mentions(Type type)
    {
        var ofType = new[] { type.BaseType }.Concat(type.GetInterfaces()).OfType<Type>();
        var ofMethods = type.GetMembers(PublicApi.Declared)
            .OfType<MethodBase>()
            .Where(PublicApi.IsVisible)
            .SelectMany(method => method.GetParameters().Select(p => p.ParameterType).Append((method as MethodInfo)?.ReturnType))
            .OfType<Type>();
        var ofFields = type.GetFields().Select(field => field.FieldType);
        return ofType.Concat(ofMethods).Concat(ofFields).SelectMany(PublicApi.Parts).Select(part => (type.Name, part));
    }
}
