using System.Text;

namespace BulkExport.Client.SoakTests;

/// <summary>Represents a response before a fault is applied.</summary>
internal sealed record RawResponse(int Status, ReadOnlyMemory<byte> Body, params string[] Headers)
{
    public static RawResponse Json(int status, string body) => new(status, Encoding.UTF8.GetBytes(body), "Content-Type: application/json");
}
