using System.Reflection;
using System.Text.Json;

namespace BulkExport.Client.Tests.Records;

public sealed class ExtensibleEnumTests
{
    public static TheoryData<Type, int> Types =>
        new()
        {
            { typeof(MessageStatus), 13 },
            { typeof(CallStatus), 8 },
            { typeof(ConferenceStatus), 3 },
            { typeof(ParticipantStatus), 6 },
            { typeof(CommunicationDirection), 7 },
            { typeof(JobStatus), 8 },
            { typeof(ResourceType), 4 },
        };

    [Theory]
    [MemberData(nameof(Types))]
    public void Values_OfEachType_ComeBackFromJsonAndCompareWithoutCase(Type type, int count)
    {
        var known = type.GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(p => p.PropertyType == type)
            .Select(p => p.GetValue(null)!)
            .ToArray();
        Assert.Equal(count, known.Distinct().Count());
        foreach (var value in known)
        {
            var json = JsonSerializer.Serialize(value, type, RecordContext.Default);
            Assert.Equal($"\"{value}\"", json);
            Assert.Equal(value, JsonSerializer.Deserialize(json, type, RecordContext.Default));
            var shouted = Activator.CreateInstance(type, value.ToString()!.ToUpperInvariant());
            Assert.Equal(value, shouted);
            Assert.Equal(value.GetHashCode(), shouted!.GetHashCode());
        }

        Assert.Equal(Activator.CreateInstance(type), JsonSerializer.Deserialize("null", type, RecordContext.Default));
        Assert.Equal(string.Empty, Activator.CreateInstance(type)!.ToString());
    }
}
