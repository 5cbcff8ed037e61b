namespace BulkExport.Client;

/// <summary>Where the files of an export are: in the partitions that DuckDB, Spark, Trino and BigQuery understand, the manifests in a folder
/// whose name they pass over.</summary>
internal sealed class ExportPaths(string folder)
{
    private const string Notes = "_bulkexport";

    private readonly string _folder = Path.GetFullPath(folder);

    public string Owner => Path.Combine(_folder, Notes, "owner");

    public string FileOf(ResourceType resourceType, DateOnly day) =>
        Path.Combine(
            _folder,
            $"resource_type={resourceType}",
            $"day={DateFormat.Format(day)}",
            $"{resourceType}-{DateFormat.Format(day)}.json.gz"
        );

    public string ManifestOf(ResourceType resourceType, DateOnly start, DateOnly end) =>
        Path.Combine(_folder, Notes, $"{resourceType}_{DateFormat.Format(start)}_{DateFormat.Format(end)}.json");

    public string ManifestOf(JobSid jobSid) => Path.Combine(_folder, Notes, $"{jobSid}.json");
}
