using System.Globalization;

namespace BulkExport.Client;

/// <summary>Provides the paths of files and documents in a store. Files use Hive-style partitions; documents are in a directory that query engines
/// ignore.</summary>
internal static class ExportPaths
{
    public const string OwnerPath = "_bulkexport/owner.json";

    public const string QuotaPath = "_bulkexport/quota.json";

    /// <summary>The prefix of the paths of all files.</summary>
    public const string AllPartitionsPrefix = "resource_type=";

    private const string JobPrefix = "_bulkexport/jobs/";
    private const string IndexPrefix = "_bulkexport/index/";
    private const string OpenJobsPrefix = "_bulkexport/open-jobs/";
    private const string Extension = ".json.gz";

    /// <summary>Returns a known resource type in the casing of the service, so that its path does not depend on the casing of the caller. An unknown
    /// one is returned unchanged.</summary>
    public static ResourceType Canonicalize(ResourceType resourceType) =>
        ResourceType.All.FirstOrDefault(known => known == resourceType, resourceType);

    public static string GetPartitionPrefix(ResourceType resourceType) => $"{AllPartitionsPrefix}{Canonicalize(resourceType)}/";

    /// <summary>Gets the prefix of the paths of all files of a month.</summary>
    public static string GetMonthPrefix(ResourceType resourceType, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{GetPartitionPrefix(resourceType)}day={day:yyyy-MM}-");

    public static string GetFilePath(ResourceType resourceType, DateOnly day) =>
        $"{GetPartitionPrefix(resourceType)}day={DateFormat.Format(day)}/{Canonicalize(resourceType)}-{DateFormat.Format(day)}{Extension}";

    public static string GetIndexPath(ResourceType resourceType, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{IndexPrefix}{Canonicalize(resourceType)}-{day:yyyy-MM}.json");

    public static string GetOpenJobsPath(ResourceType resourceType) => $"{OpenJobsPrefix}{Canonicalize(resourceType)}.json";

    public static string GetJobPath(ResourceType resourceType, OpenJob job) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{JobPrefix}{Canonicalize(resourceType)}_{job.StartDay:yyyy-MM-dd}_{job.EndDay:yyyy-MM-dd}_{job.Number}.json"
        );

    public static string GetJobPath(JobSid jobSid) => $"{JobPrefix}{jobSid}.json";

    /// <summary>Determines whether a path is that of the document of a job that an export creates, rather than of an existing job.</summary>
    public static bool IsRequestPath(string path) =>
        path.StartsWith(JobPrefix, StringComparison.Ordinal) && path.AsSpan(JobPrefix.Length).Contains('_');

    /// <summary>Determines whether a path is that of a document of the index.</summary>
    public static bool IsIndexPath(string path) => path.StartsWith(IndexPrefix, StringComparison.Ordinal);

    /// <summary>Determines whether a path is that of a document that lists open jobs.</summary>
    public static bool IsOpenJobsPath(string path) => path.StartsWith(OpenJobsPrefix, StringComparison.Ordinal);

    /// <summary>Parses the day in the path of a file.</summary>
    /// <returns>The day, or <see langword="null"/> if the path is not the path of an exported file.</returns>
    public static DateOnly? TryParseDay(ResourceType resourceType, string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var text = name.Length > Extension.Length + 10 ? name[^(Extension.Length + 10)..^Extension.Length] : name;
        return
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && path == GetFilePath(resourceType, day)
            ? day
            : null;
    }

    /// <summary>Parses the resource type and the day in the path of a file.</summary>
    /// <returns>The resource type and the day, or <see langword="null"/> if the path is not the path of an exported file.</returns>
    public static (ResourceType ResourceType, DateOnly Day)? TryParse(string path)
    {
        var length = path.IndexOf('/', StringComparison.Ordinal) - AllPartitionsPrefix.Length;
        return
            length > 0
            && path.StartsWith(AllPartitionsPrefix, StringComparison.Ordinal)
            && ResourceType.TryParse(path.Substring(AllPartitionsPrefix.Length, length), out var resourceType)
            && TryParseDay(resourceType, path) is { } day
            ? (resourceType, day)
            : null;
    }

    /// <summary>Gets a path for messages: the full path if the files of the store are in a directory; otherwise, the path in the store or, for the partition
    /// of an account, in the shared store.</summary>
    public static string GetDisplayPath(IExportStore store, string path) =>
        store switch
        {
            AccountExportStore account => GetDisplayPath(account.Inner, account.GetInnerPath(path)),
            DirectoryExportStore directory => directory.GetFullPath(path),
            _ => path,
        };

    /// <summary>Determines whether the files of a store are in a directory, also if the store is the partition of an account.</summary>
    public static bool IsDirectory(IExportStore store) =>
        store is DirectoryExportStore or AccountExportStore { Inner: DirectoryExportStore };
}
