namespace BulkExport.Client;

/// <summary>What an export notes beside its files, so that it can be killed at any moment and run again.</summary>
internal sealed record ExportManifest
{
    /// <summary>When the job was asked for.</summary>
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>The jobs over the same days that there were before it was asked for.</summary>
    public IReadOnlyList<JobSid> Before { get; init; } = [];

    /// <summary>The job; not known between the request for it and the note of its SID.</summary>
    public JobSid? JobSid { get; init; }

    /// <summary>The job once it is finished, without anybody's address. The service forgets it after 7 days; the folder does not.</summary>
    public Job? Finished { get; init; }
}
