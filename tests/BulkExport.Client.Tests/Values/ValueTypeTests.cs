using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;

namespace BulkExport.Client.Tests.Values;

/// <summary>Tests what all types that are values over a string have in common.</summary>
public class ValueTypeTests
{
    [Fact]
    public void All_LibraryTypes_ReturnsNineTypes() => Assert.Equal(9, ValueTypes.All.Count);

    [Theory]
    [MemberData(nameof(ValueTypes.Data), MemberType = typeof(ValueTypes))]
    public void Parse_ValidString_ReturnsValue(Type type)
    {
        ValueTypes.Invoke(typeof(ValueTypeTests), nameof(VerifyParse), type);

        var sample = ValueTypes.GetSample(type);
        var parsed = type.GetMethod("Parse", [typeof(string)])!.Invoke(null, [sample]);
        object?[] arguments = [sample, null];
        Assert.True((bool)type.GetMethod("TryParse", [typeof(string), type.MakeByRefType()])!.Invoke(null, arguments)!);
        Assert.Equal(parsed, arguments[1]);
    }

    [Theory]
    [MemberData(nameof(ValueTypes.Data), MemberType = typeof(ValueTypes))]
    public void Parse_NullOrEmpty_Throws(Type type) => ValueTypes.Invoke(typeof(ValueTypeTests), nameof(VerifyInvalid), type);

    [Theory]
    [MemberData(nameof(ValueTypes.Data), MemberType = typeof(ValueTypes))]
    public void TypeConverter_String_RoundTrips(Type type)
    {
        var sample = ValueTypes.GetSample(type);
        var converter = TypeDescriptor.GetConverter(type);

        var value = converter.ConvertFromInvariantString(sample);

        Assert.IsType(type, value);
        Assert.Equal(sample, converter.ConvertToInvariantString(value));
        Assert.True(converter.CanConvertFrom(typeof(string)));
        Assert.False(converter.CanConvertFrom(typeof(int)));
        Assert.Throws<FormatException>(() => converter.ConvertFromInvariantString(string.Empty));
        Assert.Throws<NotSupportedException>(() => converter.ConvertFrom(1));
    }

    [Theory]
    [MemberData(nameof(ValueTypes.Data), MemberType = typeof(ValueTypes))]
    public void Serialize_DictionaryKey_RoundTrips(Type type) => ValueTypes.Invoke(typeof(ValueTypeTests), nameof(VerifyKey), type);

    [Theory]
    [InlineData(typeof(ResourceType))]
    [InlineData(typeof(JobSid))]
    public void Serialize_DefaultOfRequiredValue_Throws(Type type)
    {
        var value = Activator.CreateInstance(type);
        var dictionary = Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type, typeof(int)))!;
        ((System.Collections.IDictionary)dictionary).Add(value!, 1);

        var failures = new[] { value, dictionary }.Select(one => Assert.Throws<JsonException>(() => JsonSerializer.Serialize(one)));

        Assert.All(
            failures,
            failure => Assert.StartsWith($"default({type.Name}) cannot be serialized.", failure.Message, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Serialize_JobWithDefaultResourceType_Throws() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize(new Job { ResourceType = default(ResourceType) }));

    [Theory]
    [InlineData("{\"../Calls\":1}")]
    [InlineData("{\"\":1}")]
    public void Deserialize_InvalidDictionaryKey_Throws(string json)
    {
        var failure = Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Dictionary<ResourceType, int>>(json));

        Assert.Contains("the name of a resource type", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ValueTypes.KnownData), MemberType = typeof(ValueTypes))]
    public void Names_KnownValues_EqualProperties(Type type)
    {
        var names = type.GetNestedType("Names")!.GetFields(BindingFlags.Public | BindingFlags.Static);
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == type);

        Assert.All(names, name => Assert.True(name.IsLiteral));
        Assert.Equal(
            properties.Select(property => (property.Name, GetString(property.GetValue(null)!))).Order(),
            names.Select(name => (name.Name, (string)name.GetRawConstantValue()!)).Order()
        );

        string GetString(object value) => (string)type.GetProperty("Value")!.GetValue(value)!;
    }

    [Fact]
    public void Names_Switch_MatchesValue()
    {
        var direction = CommunicationDirection.OutboundApi;

        var isOutbound = direction.Value switch
        {
            CommunicationDirection.Names.Inbound => false,
            CommunicationDirection.Names.OutboundApi => true,
            _ => throw new InvalidOperationException(),
        };

        Assert.True(isOutbound);
    }

    [Theory]
    [InlineData("messages", "Messages")]
    [InlineData("CALLS", "Calls")]
    [InlineData("faxes", "faxes")]
    public void Parse_ResourceTypeInAnotherCase_ReturnsKnownName(string name, string expected) =>
        Assert.Equal(expected, ResourceType.Parse(name).Value);

    [Fact]
    public void Parse_InvalidResourceType_ThrowsWithoutValue()
    {
        var failure = Assert.Throws<FormatException>(() => ResourceType.Parse("a/b"));

        Assert.Equal(
            "The value is not a valid ResourceType. Expected the name of a resource type (ASCII letters and digits); the value has 3 characters.",
            failure.Message
        );
    }

    private static void VerifyParse<TValue>(string sample)
        where TValue : struct, IStringValue<TValue>
    {
        var value = TValue.Create(sample);

        Assert.Equal(sample, value.Value);
        Assert.Equal(value, ParseString<TValue>(sample));
        Assert.Equal(value, TValue.Parse(sample.AsSpan(), provider: null));
        Assert.True(TryParseString<TValue>(sample, out var parsed));
        Assert.True(TValue.TryParse(sample.AsSpan(), provider: null, out var parsedSpan));
        Assert.Equal((value, value), (parsed, parsedSpan));
    }

    // For a type parameter with ISpanParsable, C# selects the overload for spans.
    private static TValue ParseString<TValue>(string s)
        where TValue : IParsable<TValue> => TValue.Parse(s, provider: null);

    private static bool TryParseString<TValue>(string? s, [MaybeNullWhen(false)] out TValue result)
        where TValue : IParsable<TValue> => TValue.TryParse(s, provider: null, out result);

    private static void VerifyInvalid<TValue>(string sample)
        where TValue : struct, IStringValue<TValue>
    {
        Assert.NotEmpty(sample);
        Assert.Throws<ArgumentNullException>(() => ParseString<TValue>(null!));
        Assert.Throws<FormatException>(() => ParseString<TValue>(string.Empty));
        Assert.Throws<FormatException>(() => TValue.Parse([], provider: null));
        Assert.False(TryParseString<TValue>(null, out var one));
        Assert.False(TryParseString<TValue>(string.Empty, out var other));
        Assert.Equal((default, default), (one, other));
    }

    private static void VerifyKey<TValue>(string sample)
        where TValue : struct, IStringValue<TValue>
    {
        var values = new Dictionary<TValue, int> { [TValue.Create(sample)] = 7 };

        var json = JsonSerializer.Serialize(values);

        Assert.Equal($$"""{"{{sample}}":7}""", json);
        Assert.Equal(values, JsonSerializer.Deserialize<Dictionary<TValue, int>>(json));
    }
}
