using System.Text;

namespace BulkExport.Client.SoakTests;

/// <summary>An answer that is right.</summary>
internal sealed record RawAnswer(int Status, ReadOnlyMemory<byte> Body, params string[] Headers)
{
    public static RawAnswer Json(int status, string body) => new(status, Encoding.UTF8.GetBytes(body), "Content-Type: application/json");
}
