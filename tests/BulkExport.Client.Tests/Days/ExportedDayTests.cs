using System.Text.Json;

namespace BulkExport.Client.Tests.Days;

public sealed class ExportedDayTests
{
    [Theory]
    [InlineData("""{"day":"2020-07-01","size":5000000000,"create_date":"2020-07-27","friendly_name":"July","resource_type":"Calls"}""")]
    [InlineData("""{"day":"2020-07-01","size":null,"create_date":null,"friendly_name":null,"resource_type":null}""")]
    public void Serialize_DeserializedDay_ReturnsWireFormat(string json) =>
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<ExportedDay>(json)));

    [Fact]
    public void Deserialize_UnknownProperty_SkipsProperty() =>
        Assert.Equal(
            new ExportedDay { Day = new(2020, 7, 1), FriendlyName = "July" },
            JsonSerializer.Deserialize<ExportedDay>("""{"new":{"day":5},"friendly_name":"July","day":"2020-07-01"}""")
        );

    [Theory]
    [InlineData("[]", "The value should be a day object, but is an array.")]
    [InlineData("{}", "day should be a date in the format yyyy-MM-dd, but is missing.")]
    [InlineData("""{"day":1}""", "day should be a date in the format yyyy-MM-dd, but is an unexpected number.")]
    [InlineData(
        """{"resource_type":1}""",
        "resource_type should be the name of a resource type (ASCII letters and digits), but is an unexpected number."
    )]
    public void Deserialize_InvalidValue_ThrowsWithJsonPath(string json, string message) =>
        Assert.Equal(message, Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<ExportedDay>(json)).Message);

    [Theory]
    [InlineData("\"size\":\"large\"")]
    [InlineData("\"size\":-1")]
    [InlineData("\"size\":{\"day\":1}")]
    [InlineData("\"create_date\":\"x\"")]
    [InlineData("\"create_date\":[20200727]")]
    [InlineData("\"friendly_name\":1")]
    [InlineData("\"friendly_name\":\"\\ud83d\"")]
    public void Deserialize_InvalidLenientValue_ReturnsNull(string property) =>
        Assert.Equal(
            new ExportedDay { Day = new(2020, 7, 1) },
            JsonSerializer.Deserialize<ExportedDay>($"{{{property},\"day\":\"2020-07-01\"}}")
        );

    [Theory]
    [InlineData("\"size\":750.0,\"create_date\":\"2020-07-27T10:00:00Z\"")]
    [InlineData("\"size\":\"750\",\"create_date\":\"Mon, 27 Jul 2020 10:00:00 +0000\"")]
    public void Deserialize_UnusualLenientValue_ReturnsValue(string properties) =>
        Assert.Equal(
            new ExportedDay
            {
                Day = new(2020, 7, 1),
                Size = 750,
                CreatedOn = new(2020, 7, 27),
            },
            JsonSerializer.Deserialize<ExportedDay>($"{{{properties},\"day\":\"2020-07-01\"}}")
        );

    [Fact]
    public void ToString_WithOrWithoutSize_ReturnsDayAndSize()
    {
        Assert.Equal("2020-07-01 (750 bytes)", new ExportedDay { Day = new(2020, 7, 1), Size = 750 }.ToString());
        Assert.Equal("2020-07-01 (unknown size)", new ExportedDay { Day = new(2020, 7, 1) }.ToString());
    }
}
