using System.Reflection;

namespace BulkExport.Client.Tests.Conventions;

/// <summary>What users of the library can see of it.</summary>
internal static class PublicApi
{
    public const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static Assembly Library { get; } = typeof(BulkExportClient).Assembly;

    public static Type[] Types { get; } = Library.GetExportedTypes();

    public static IEnumerable<MethodBase> Methods =>
        Types.SelectMany(type => type.GetMembers(Declared)).OfType<MethodBase>().Where(method => IsVisible(method));

    public static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    /// <summary>The type and those it is made of: of arguments, elements and references.</summary>
    public static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
        {
            return Parts(type.GetElementType()!);
        }

        return type.IsGenericType ? [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().SelectMany(Parts)] : [type];
    }

    public static string Describe(MemberInfo member) => $"{member.DeclaringType?.Name}.{member.Name}";
}
