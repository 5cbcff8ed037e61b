using System.Globalization;

namespace BulkExport.Client;

/// <summary>Provides the paths of files and documents in a store. Files are in Hive-style partitions, documents in a directory that query engines ignore.</summary>
internal static class ExportPaths
{
    public const string Owner = "_bulkexport/owner.json";

    private const string Extension = ".json.gz";

    private static readonly ResourceType[] KnownTypes =
    [
        ResourceType.Messages,
        ResourceType.Calls,
        ResourceType.Conferences,
        ResourceType.Participants,
    ];

    /// <summary>Returns the resource type in the casing of the service, so that equal resource types have the same path.</summary>
    public static ResourceType Canonicalize(ResourceType resourceType) =>
        Array.Find(KnownTypes, known => known == resourceType) is { Value.Length: > 0 } known ? known : resourceType;

    public static string GetPartition(ResourceType resourceType) => $"resource_type={Canonicalize(resourceType)}/";

    public static string GetFile(ResourceType resourceType, DateOnly day) =>
        $"{GetPartition(resourceType)}day={DateFormat.Format(day)}/{Canonicalize(resourceType)}-{DateFormat.Format(day)}{Extension}";

    public static string GetIndex(ResourceType resourceType, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"_bulkexport/index/{Canonicalize(resourceType)}-{day:yyyy-MM}.json");

    public static string GetJob(ResourceType resourceType, DateOnly start, DateOnly end) =>
        $"_bulkexport/jobs/{Canonicalize(resourceType)}_{DateFormat.Format(start)}_{DateFormat.Format(end)}.json";

    public static string GetJob(JobSid jobSid) => $"_bulkexport/jobs/{jobSid}.json";

    /// <summary>Returns the day of a file, or <see langword="null"/> if the path does not match the pattern.</summary>
    public static DateOnly? ParseDay(ResourceType resourceType, string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var text = name.Length > Extension.Length + 10 ? name[^(Extension.Length + 10)..^Extension.Length] : name;
        return
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && path == GetFile(resourceType, day)
            ? day
            : null;
    }

    /// <summary>Returns a path for messages and results: the full path if the store is a directory; otherwise the path in the store.</summary>
    public static string GetDisplayPath(IExportStore store, string path) =>
        store is DirectoryExportStore directory ? directory.GetFullPath(path) : path;
}
