using System.Globalization;
using System.Runtime.InteropServices;
using BulkExport.Client;
using CsvHelper;
using DuckDB.NET.Data;
using Finance;

// Sums the prices of a month by direction, country and currency, and writes the records to a Parquet file.
var store = new DirectoryExportStore(args[0]);
var first = DateOnly.ParseExact($"{args[1]}-01", "O", CultureInfo.InvariantCulture);
var (csvPath, parquetPath) = (args[2], args[3]);

var files = new List<ExportFile>();
await foreach (ExportFile file in store.ListExportFilesAsync(ResourceType.Messages, first, first.AddMonths(1).AddDays(-1)))
{
    try
    {
        await new ExportFileReader(file).VerifyAsync(); // before the first record is summed
        files.Add(file);
    }
    catch (BulkExportFormatException e)
    {
        Console.Error.WriteLine(e.Message); // names the day; export it again
    }
}

var days = Enumerable.Range(0, first.AddMonths(1).DayNumber - first.DayNumber).Select(first.AddDays);
var missing = days.Except(files.Select(file => file.Day));

var sums = new Dictionary<(CommunicationDirection Direction, string Country, string? Unit), Sum>();
var unreadable = 0;
var options = new RecordReadOptions { OnError = _ => unreadable++ };
foreach (ExportFile file in files)
{
    await foreach (MessageRecord message in new ExportFileReader(file).ReadRecordsAsync<MessageRecord>(options))
    {
        var number = message.Direction == CommunicationDirection.Inbound ? message.From : message.To;
        CollectionsMarshal
            .GetValueRefOrAddDefault(sums, (message.Direction, GetCountry(number), message.PriceUnit), out _)
            .Add(message.Price);
    }
}

await using (var csv = new CsvWriter(new StreamWriter(csvPath), CultureInfo.InvariantCulture))
{
    await csv.WriteRecordsAsync(
        sums.OrderBy(sum => sum.Key.Direction.Value)
            .Select(sum => new
            {
                direction = sum.Key.Direction.Value,
                country = sum.Key.Country,
                unit = sum.Key.Unit,
                messages = sum.Value.Messages,
                price = sum.Value.Price,
                unpriced = sum.Value.Unpriced,
            })
    );
}

using var db = new DuckDBConnection("DataSource=:memory:");
db.Open();
using var command = db.CreateCommand();
var paths = string.Join(", ", files.Select(file => $"'{file.Path.Replace("'", "''")}'"));
command.CommandText = $"""
    COPY (
        SELECT * REPLACE (TRY_CAST(price AS DECIMAL(18, 5)) AS price)
        FROM read_json([{paths}], format = 'newline_delimited', hive_partitioning = true, union_by_name = true, ignore_errors = true)
    ) TO '{parquetPath}' (FORMAT parquet, COMPRESSION zstd)
    """;
command.ExecuteNonQuery();
command.CommandText = $"SELECT sum(price) FROM '{parquetPath}'";

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"DuckDB: {command.ExecuteScalar()}"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"C#: {sums.Sum(sum => sum.Value.Price)}"));
Console.WriteLine($"Unpriced: {sums.Sum(sum => sum.Value.Unpriced)}, unreadable: {unreadable}");
Console.WriteLine($"Missing: {string.Join(", ", missing.Select(day => day.ToString("O", CultureInfo.InvariantCulture)))}");

static string GetCountry(string? number) =>
    number switch
    {
        ['+', '1' or '7', ..] => number[..2],
        ['+', _, _, _, ..] => number[..3],
        _ => "?",
    };
