using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BulkExport.Client.Testing.Tests;

public sealed class SimulatedFilesTests : SimulatorTestBase
{
    private const string Day = "v1/Exports/Messages/Days/2026-07-01";

    private static readonly DateOnly First = new(2026, 7, 1);

    public static TheoryData<string> Kinds { get; } = ["Messages", "Calls", "Conferences", "Participants"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Of_TheSameSeed_IsTheSameInEveryService(string kind)
    {
        var type = new ResourceType(kind);
        await using var same = SimulatedBulkExport.Start();
        await using var other = SimulatedBulkExport.Start(new SimulatedBulkExportOptions { Seed = 2 });

        var file = Service.Files.Get(type, First);

        Assert.Equal(file.ToArray(), same.Files.Get(type, First).ToArray());
        Assert.NotEqual(file.ToArray(), other.Files.Get(type, First).ToArray());
        Assert.NotEqual(file.ToArray(), Service.Files.Get(type, First.AddDays(1)).ToArray());
        Assert.InRange(file.RecordCount!.Value, 50, 300);
        Assert.Equal($"{kind} of 2026-07-01 ({file.Length} bytes)", file.ToString());
    }

    [Fact]
    public void Of_Messages_LooksLikeThoseOfTheService()
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
    [MemberData(nameof(Kinds))]
    public void Of_AnyDay_HasTheRecordsItSays(string kind)
    {
        for (var day = First; day < First.AddDays(20); day = day.AddDays(1))
        {
            var file = Service.Files.Get(new ResourceType(kind), day);

            var records = file.ReadLines().Select(line => JsonElement.Parse(line)).ToList();

            Assert.Equal(file.RecordCount, records.Count);
            Assert.Equal(file.PriceSum, records.Sum(PriceOf));
            Assert.All(records, record => Assert.Equal(day, DateOnly.FromDateTime(record.GetProperty("date_created").GetDateTime())));
        }
    }

    [Fact]
    public void Of_ManyMessages_HasAllMoodsOfTheService()
    {
        var days = Enumerable.Range(0, 20).Select(First.AddDays).Select(day => Service.Files.Get(ResourceType.Messages, day)).ToList();

        var records = days.SelectMany(file => file.ReadLines()).Select(line => JsonElement.Parse(line)).ToList();

        Assert.Equal(
            [JsonValueKind.Undefined, JsonValueKind.String, JsonValueKind.Number, JsonValueKind.Null],
            records.Select(record => KindOf(record, "price")).Distinct().Order()
        );
        Assert.Equal(
            [JsonValueKind.String, JsonValueKind.Number, JsonValueKind.Null],
            records.Select(record => KindOf(record, "error_code")).Distinct().Order()
        );
        Assert.Equal(
            [JsonValueKind.String, JsonValueKind.Number],
            records.Select(record => KindOf(record, "num_segments")).Distinct().Order()
        );
        Assert.Contains(records, record => KindOf(record, "annotations") == JsonValueKind.Object);
        Assert.Equal(records.Count, records.Select(record => record.GetProperty("sid").GetString()).Distinct().Count());
        Assert.Contains(days, file => MembersOf(file.ToArray()) == 1);
        Assert.Contains(days, file => MembersOf(file.ToArray()) > 1);
    }

    [Fact]
    public async Task Of_NoRecords_IsAnEmptyGzip()
    {
        await using var service = SimulatedBulkExport.Start(new SimulatedBulkExportOptions { RecordsPerDay = (_, _) => 0 });

        var file = service.Files.Get(ResourceType.Calls, First);

        Assert.Equal(20, file.Length);
        Assert.Empty(file.ReadLines());
        Assert.Equal((0, 0m), (file.RecordCount, file.PriceSum));
    }

    [Fact]
    public async Task Of_ALargeDay_ComesFromDiskAndLeavesNothingThere()
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
            Assert.Equal(file.PriceSum, file.ReadLines().Sum(line => PriceOf(JsonElement.Parse(line))));
        }

        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Replace_OfADay_IsWhatIsSentAndListed()
    {
        Service.Jobs.Add(ThreeDays with { Age = TimeSpan.FromHours(1) });
        var bytes = Encoding.UTF8.GetBytes("no gzip");
        Service.Files.Replace(ResourceType.Messages, First, bytes);

        var sent = await Http.GetByteArrayAsync(new Uri(Day, UriKind.Relative), Token);
        var listed = await FetchJsonAsync("v1/Exports/Messages/Days?PageSize=1");

        var file = Service.Files.Get(ResourceType.Messages, First);
        Assert.Equal(bytes, sent);
        Assert.Equal(bytes, file.ToArray());
        Assert.Equal(7, listed.GetProperty("days")[0].GetProperty("size").GetInt32());
        Assert.Null(file.RecordCount);
        Assert.Null(file.PriceSum);
        Assert.Throws<InvalidDataException>(() => file.ReadLines().Count());
    }

    [Fact]
    public void Of_AnotherKind_Throws() => Assert.Throws<ArgumentException>(() => Service.Files.Get(new ResourceType("Faxes"), First));

    [Fact]
    public async Task RecordsPerDay_Negative_Throws()
    {
        await using var service = SimulatedBulkExport.Start(new SimulatedBulkExportOptions { RecordsPerDay = (_, _) => -1 });

        Assert.Throws<ArgumentOutOfRangeException>(() => service.Files.Get(ResourceType.Messages, First));
    }

    private static decimal PriceOf(JsonElement record) =>
        KindOf(record, "price") switch
        {
            JsonValueKind.String => decimal.Parse(record.GetProperty("price").GetString()!, CultureInfo.InvariantCulture),
            JsonValueKind.Number => record.GetProperty("price").GetDecimal(),
            _ => 0,
        };

    private static JsonValueKind KindOf(JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) ? value.ValueKind : JsonValueKind.Undefined;

    /// <summary>Counts by the header that all members here have, which is most unlikely elsewhere.</summary>
    private static int MembersOf(ReadOnlySpan<byte> file) => file.Count(file[..10]);
}
