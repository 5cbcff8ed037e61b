using System.CommandLine;
using BulkExport.Client;

namespace BulkExport.Samples.Commands;

/// <summary><c>job download</c>: from a job that exists to files in a folder.</summary>
internal sealed class JobDownloadCommand : FolderCommand
{
    private readonly JobSidArgument _jobSid = new();

    public JobDownloadCommand(Surroundings here)
        : base(here, "download", "Follow a job to its end and bring its files to a folder.") => Add(_jobSid);

    protected override Job Asked(ParseResult parse) => new() { JobSid = parse.GetValue(_jobSid) };

    protected override Task<ExportResult> BringAsync(
        IBulkExportClient client,
        ParseResult parse,
        string folder,
        ExportOptions options,
        IProgress<ExportProgress> progress,
        CancellationToken cancellationToken
    ) => client.DownloadJobAsync(parse.GetValue(_jobSid), folder, options, progress, cancellationToken);
}
