using System.Text.Json.Serialization;

namespace BulkExport.Client.Tests.Docs;

// <records-custom>
internal sealed record Reply([property: JsonPropertyName("sid")] string Sid, [property: JsonPropertyName("body")] string? Body);

[JsonSerializable(typeof(Reply))]
internal sealed partial class ReplyJson : JsonSerializerContext
{
    public static IAsyncEnumerable<Reply> ReadAsync(ExportFile file) => new ExportFileReader(file).ReadRecordsAsync(Default.Reply);
}
// </records-custom>
