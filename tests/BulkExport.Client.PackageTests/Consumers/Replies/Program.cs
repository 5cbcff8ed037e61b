// <records-custom>
using System.Text.Json.Serialization;
using BulkExport.Client;

var store = new DirectoryExportStore(args[0]); // the directory of an export: dotnet run -- exports
await foreach (ExportFile file in store.ListExportFilesAsync(ResourceType.Messages))
{
    var reader = new ExportFileReader(file);
    await reader.VerifyAsync();
    await foreach (Reply reply in reader.ReadRecordsAsync(ReplyJson.Default.Reply))
    {
        Console.WriteLine($"{reply.Sid}: {reply.Body?.Length ?? 0} characters");
    }
}

internal sealed record Reply([property: JsonPropertyName("sid")] string Sid, [property: JsonPropertyName("body")] string? Body);

[JsonSerializable(typeof(Reply))]
internal sealed partial class ReplyJson : JsonSerializerContext;
// </records-custom>
