using System.Reflection;

namespace BulkExport.Client.Tests.Values;

/// <summary>Provides the types of the library that are values over a string, found by reflection, so that a new type is tested too.</summary>
public static class ValueTypes
{
    /// <summary>Gets the types.</summary>
    public static IReadOnlyList<Type> All { get; } =
    [
        .. typeof(ResourceType)
            .Assembly.GetExportedTypes()
            .Where(type => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IStringValue<>))),
    ];

    /// <summary>Gets the types for theories.</summary>
    public static TheoryData<Type> Data => [.. All];

    /// <summary>Gets the types with known values for theories.</summary>
    public static TheoryData<Type> KnownData => [.. All.Where(type => type.GetNestedType("Names") is not null)];

    /// <summary>Gets a valid string of a type.</summary>
    public static string GetSample(Type type) => type == typeof(JobSid) ? TestAccount.JobSidText : "Sample";

    /// <summary>Calls a generic method of a test class with a type and its sample.</summary>
    public static void Invoke(Type testClass, string method, Type type) =>
        testClass
            .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [GetSample(type)], null);
}
