using System.ComponentModel;
using System.Text.Json;

namespace BulkExport.Client.AotSmoke;

/// <summary>Uses values over a string in the ways that depend on reflection or generic code.</summary>
internal static class ValueChecks
{
    public static bool Verify()
    {
        TypeDescriptor.RegisterType<ResourceType>();
        var counts = JsonSerializer.Deserialize("""{"Calls":7}""", SmokeJsonContext.Default.DictionaryResourceTypeInt32)!;
        return Parse<ResourceType>("calls") == ResourceType.Calls
            && !ResourceType.TryParse("a/b", out _)
            && counts[ResourceType.Calls] == 7
            && JsonSerializer.Serialize(counts, SmokeJsonContext.Default.DictionaryResourceTypeInt32) == """{"Calls":7}"""
            && TypeDescriptor.GetConverterFromRegisteredType(typeof(ResourceType)).ConvertFromInvariantString("Messages")
                is ResourceType type
            && type == ResourceType.Messages;
    }

    private static T Parse<T>(string s)
        where T : IParsable<T> => T.Parse(s, provider: null);
}
