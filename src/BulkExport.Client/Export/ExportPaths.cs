using System.Globalization;

namespace BulkExport.Client;

/// <summary>The paths of files and documents in a store: files in Hive-style partitions, documents in a directory that query engines skip.</summary>
internal static class ExportPaths
{
    public const string Owner = "_bulkexport/owner.json";

    private const string Extension = ".json.gz";

    private static readonly ResourceType[] Known =
    [
        ResourceType.Messages,
        ResourceType.Calls,
        ResourceType.Conferences,
        ResourceType.Participants,
    ];

    /// <summary>Returns the resource type with the casing of the service, so that it has one path.</summary>
    public static ResourceType Canonicalize(ResourceType resourceType) =>
        Array.Find(Known, known => known == resourceType) is { Value.Length: > 0 } known ? known : resourceType;

    public static string GetPartition(ResourceType resourceType) => $"resource_type={Canonicalize(resourceType)}/";

    public static string GetFile(ResourceType resourceType, DateOnly day) =>
        $"{GetPartition(resourceType)}day={DateFormat.Format(day)}/{Canonicalize(resourceType)}-{DateFormat.Format(day)}{Extension}";

    public static string GetIndex(ResourceType resourceType, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"_bulkexport/index/{Canonicalize(resourceType)}-{day:yyyy-MM}.json");

    public static string GetJob(ResourceType resourceType, DateOnly start, DateOnly end) =>
        $"_bulkexport/jobs/{Canonicalize(resourceType)}_{DateFormat.Format(start)}_{DateFormat.Format(end)}.json";

    public static string GetJob(JobSid jobSid) => $"_bulkexport/jobs/{jobSid}.json";

    /// <summary>Returns the day of a file, or <see langword="null"/> if the path is not that of a day's file.</summary>
    public static DateOnly? FindDay(ResourceType resourceType, string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var text = name.Length > Extension.Length + 10 ? name[^(Extension.Length + 10)..^Extension.Length] : name;
        return
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && path == GetFile(resourceType, day)
            ? day
            : null;
    }

    /// <summary>Returns a path as a user finds it.</summary>
    public static string Describe(IExportStore store, string path) =>
        store is DirectoryExportStore directory ? directory.GetFullPath(path) : path;
}
