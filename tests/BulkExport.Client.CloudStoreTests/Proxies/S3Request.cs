using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace BulkExport.Client.CloudStoreTests;

/// <summary>Represents a request to S3, with a path-style URI.</summary>
internal sealed record S3Request(string Method, string Path, string Query, byte[] Body)
{
    /// <summary>Gets a value indicating whether the request is for an object, rather than for a bucket.</summary>
    public bool IsObject => Path.IndexOf('/', 1) is > 0 and var end && end < Path.Length - 1;

    public bool IsInitiation { get; private init; }

    public string? UploadId { get; private init; }

    public int PartNumber { get; private init; }

    public string? IfMatch { get; private init; }

    public bool IsConditionalWrite { get; private init; }

    public static S3Request Parse(HttpContext context, string target, byte[] body)
    {
        var end = target.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = end < 0 ? (target, "") : (target[..end], target[end..]);
        var parameters = context.Request.Query;
        var headers = context.Request.Headers;
        return new S3Request(context.Request.Method, path, query, body)
        {
            IsInitiation = parameters.ContainsKey("uploads"),
            UploadId = parameters["uploadId"].FirstOrDefault(),
            PartNumber = int.Parse(parameters["partNumber"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture),
            IfMatch = headers.IfMatch.FirstOrDefault(),
            IsConditionalWrite = context.Request.Method == "PUT" && headers.IfMatch.Count + headers.IfNoneMatch.Count > 0,
        };
    }
}
