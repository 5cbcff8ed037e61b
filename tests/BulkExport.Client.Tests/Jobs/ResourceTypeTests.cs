using System.Text.Json;

namespace BulkExport.Client.Tests.Jobs;

public class ResourceTypeTests
{
    [Fact]
    public void KnownValues_MatchWireNames()
    {
        Assert.Equal("Messages", ResourceType.Messages.Value);
        Assert.Equal("Calls", ResourceType.Calls.Value);
        Assert.Equal("Conferences", ResourceType.Conferences.Value);
        Assert.Equal("Participants", ResourceType.Participants.Value);
    }

    [Fact]
    public void Constructor_UnknownName_KeepsValue() => Assert.Equal("Faxes2", new ResourceType("Faxes2").ToString());

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("Messages/Jobs")]
    [InlineData("Messages\n")]
    [InlineData("Messages?x=1")]
    [InlineData("Messäges")]
    public void Constructor_InvalidCharacters_Throws(string name)
    {
        var failure = Assert.Throws<ArgumentException>(() => new ResourceType(name));

        Assert.Equal("A resource type must consist of ASCII letters and digits, such as Messages. (Parameter 'value')", failure.Message);
    }

    [Fact]
    public void Constructor_Null_Throws() => Assert.Throws<ArgumentNullException>(() => new ResourceType(null!));

    [Fact]
    public void Equals_CaseDiffers_ReturnsTrue()
    {
        Assert.Equal(ResourceType.Messages, new ResourceType("MESSAGES"));
        Assert.Equal(ResourceType.Messages.GetHashCode(), new ResourceType("MESSAGES").GetHashCode());
        Assert.NotEqual(ResourceType.Messages, ResourceType.Calls);
        Assert.Equal(string.Empty, default(ResourceType).Value);
    }

    [Theory]
    [InlineData("\"Calls\"", "Calls")]
    [InlineData("\"calls\"", "calls")]
    [InlineData("\"C\\u0061lls\"", "Calls")]
    [InlineData("\"Faxes\"", "Faxes")]
    [InlineData("\"\"", "")]
    [InlineData("null", "")]
    public void Serialize_UnknownName_KeepsValue(string json, string value) =>
        Assert.Equal(value, JsonSerializer.Deserialize<ResourceType>(json).Value);

    [Fact]
    public void Deserialize_KnownName_ReturnsSharedString() =>
        Assert.Same(ResourceType.Calls.Value, JsonSerializer.Deserialize<ResourceType>("\"Calls\"").Value);

    [Theory]
    [InlineData("\"../Calls\"", "an unexpected string")]
    [InlineData("{}", "an object")]
    [InlineData("true", "a Boolean")]
    public void Deserialize_InvalidValue_ThrowsWithActualValue(string json, string found)
    {
        var failure = Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<ResourceType>(json));

        Assert.Equal($"The value should be the name of a resource type (ASCII letters and digits), but is {found}.", failure.Message);
    }
}
