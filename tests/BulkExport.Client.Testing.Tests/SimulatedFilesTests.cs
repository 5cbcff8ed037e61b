using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BulkExport.Client.Testing.Tests;

/// <summary>Tests the generated files: seed, encodings of values, buffering and replacement.</summary>
public sealed class SimulatedFilesTests : SimulatorTestBase
{
    private const string Day = "v1/Exports/Messages/Days/2026-07-01";

    private static readonly DateOnly First = new(2026, 7, 1);

    public static TheoryData<string> ResourceTypes { get; } = new(ResourceType.All.Select(type => type.Value));

    [Theory]
    [MemberData(nameof(ResourceTypes))]
    public async Task Get_SameSeed_ReturnsSameFile(string resourceType)
    {
        var type = new ResourceType(resourceType);
        await using var same = SimulatedBulkExport.Start();
        await using var other = SimulatedBulkExport.Start(new SimulatedBulkExportOptions { Seed = 2 });

        var file = Service.Files.Get(type, First);

        Assert.Equal(file.ToArray(), same.Files.Get(type, First).ToArray());
        Assert.NotEqual(file.ToArray(), other.Files.Get(type, First).ToArray());
        Assert.NotEqual(file.ToArray(), Service.Files.Get(type, First.AddDays(1)).ToArray());
        Assert.InRange(file.RecordCount!.Value, 50, 300);
        Assert.Equal($"{resourceType} of 2026-07-01 ({file.Length} bytes)", file.ToString());
    }

    [Fact]
    public void Get_Messages_ReturnsWireFormat()
    {
        Assert.Equal(
            """
            {"status":"sent","account_sid":"AC00000000000000000000000000000003","from":"+16505552818","to":"+16505551850","body":"C:\\temp\\new\ttab","num_segments":1
            ,"date_sent":"2026-07-01T00:00:02Z","date_updated":"2026-07-01T00:00:17Z","price":"-0.00750","date_created":"2026-07-01T00:00:00Z","error_code":0
            ,"sid":"SMe955a788a320468c684d7231686e6654","flags":65602,"messaging_service_sid":null,"direction":"outbound-reply","start":"2026-07-01","num_media":"0"}
            """.Replace("\n", "", StringComparison.Ordinal),
            Service.Files.Get(ResourceType.Messages, First).ReadLines().First()
        );
    }

    [Theory]
    [MemberData(nameof(ResourceTypes))]
    public void Get_AnyDay_ReturnsReportedRecords(string resourceType)
    {
        for (var day = First; day < First.AddDays(20); day = day.AddDays(1))
        {
            var file = Service.Files.Get(new ResourceType(resourceType), day);

            var records = file.ReadLines().Select(line => JsonElement.Parse(line)).ToList();

            Assert.Equal(file.RecordCount, records.Count);
            Assert.Equal(file.PriceSum, records.Sum(GetPrice));
            Assert.All(records, record => Assert.Equal(day, DateOnly.FromDateTime(record.GetProperty("date_created").GetDateTime())));
        }
    }

    [Fact]
    public void Get_ManyMessages_ReturnsAllEncodings()
    {
        var days = Enumerable.Range(0, 20).Select(First.AddDays).Select(day => Service.Files.Get(ResourceType.Messages, day)).ToList();

        var records = days.SelectMany(file => file.ReadLines()).Select(line => JsonElement.Parse(line)).ToList();

        Assert.Equal(
            [JsonValueKind.Undefined, JsonValueKind.String, JsonValueKind.Number, JsonValueKind.Null],
            records.Select(record => GetValueKind(record, "price")).Distinct().Order()
        );
        Assert.Equal(
            [JsonValueKind.String, JsonValueKind.Number, JsonValueKind.Null],
            records.Select(record => GetValueKind(record, "error_code")).Distinct().Order()
        );
        Assert.Equal(
            [JsonValueKind.String, JsonValueKind.Number],
            records.Select(record => GetValueKind(record, "num_segments")).Distinct().Order()
        );
        Assert.Contains(records, record => GetValueKind(record, "annotations") == JsonValueKind.Object);
        Assert.Equal(records.Count, records.Select(record => record.GetProperty("sid").GetString()).Distinct().Count());
        Assert.Contains(days, file => CountMembers(file.ToArray()) == 1);
        Assert.Contains(days, file => CountMembers(file.ToArray()) > 1);
    }

    [Fact]
    public async Task Get_NoRecords_ReturnsEmptyGzipMember()
    {
        await using var service = SimulatedBulkExport.Start(new SimulatedBulkExportOptions { RecordsPerDay = (_, _) => 0 });

        var file = service.Files.Get(ResourceType.Calls, First);

        Assert.Equal(20, file.Length);
        Assert.Empty(file.ReadLines());
        Assert.Equal((0, 0m), (file.RecordCount, file.PriceSum));
    }

    [Fact]
    public async Task Get_LargeFile_BuffersOnDiskUntilDisposed()
    {
        string path;
        await using (var service = SimulatedBulkExport.Start(new SimulatedBulkExportOptions { RecordsPerDay = (_, _) => 30_000 }))
        {
            service.Jobs.Add(ThreeDays with { Age = TimeSpan.FromHours(1) });
            using var http = CreateHttp(service.AccountSid, service.AuthToken);

            var sent = await http.GetByteArrayAsync(new Uri(service.BaseAddress, Day), Token);

            var file = service.Files.Get(ResourceType.Messages, First);
            await using (var stream = Assert.IsType<FileStream>(file.OpenRead()))
            {
                path = stream.Name;
            }

            Assert.True(File.Exists(path));
            Assert.True(sent.AsSpan().SequenceEqual(file.ToArray()));
            Assert.Equal(30_000, file.ReadLines().Count());
            Assert.Equal(file.PriceSum, file.ReadLines().Sum(line => GetPrice(JsonElement.Parse(line))));
        }

        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Replace_CustomContent_ReturnsCustomContent()
    {
        Service.Jobs.Add(ThreeDays with { Age = TimeSpan.FromHours(1) });
        var bytes = Encoding.UTF8.GetBytes("not gzip");
        Service.Files.Replace(ResourceType.Messages, First, bytes);

        var sent = await Http.GetByteArrayAsync(new Uri(Day, UriKind.Relative), Token);
        var listed = await FetchJsonAsync("v1/Exports/Messages/Days?PageSize=1");

        var file = Service.Files.Get(ResourceType.Messages, First);
        Assert.Equal(bytes, sent);
        Assert.Equal(bytes, file.ToArray());
        Assert.Equal(8, listed.GetProperty("days")[0].GetProperty("size").GetInt32());
        Assert.Null(file.RecordCount);
        Assert.Null(file.PriceSum);
        Assert.Throws<InvalidDataException>(() => file.ReadLines().Count());
    }

    [Fact]
    public void Get_UnsupportedResourceType_Throws() =>
        Assert.Throws<ArgumentException>(() => Service.Files.Get(new ResourceType("Faxes"), First));

    [Fact]
    public async Task RecordsPerDay_Negative_Throws()
    {
        await using var service = SimulatedBulkExport.Start(new SimulatedBulkExportOptions { RecordsPerDay = (_, _) => -1 });

        Assert.Throws<ArgumentOutOfRangeException>(() => service.Files.Get(ResourceType.Messages, First));
    }

    private static decimal GetPrice(JsonElement record) =>
        GetValueKind(record, "price") switch
        {
            JsonValueKind.String => decimal.Parse(record.GetProperty("price").GetString()!, CultureInfo.InvariantCulture),
            JsonValueKind.Number => record.GetProperty("price").GetDecimal(),
            _ => 0,
        };

    private static JsonValueKind GetValueKind(JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) ? value.ValueKind : JsonValueKind.Undefined;

    /// <summary>Counts gzip members by their header, whose bytes are unlikely to occur elsewhere in the data.</summary>
    private static int CountMembers(ReadOnlySpan<byte> file) => file.Count(file[..10]);
}
