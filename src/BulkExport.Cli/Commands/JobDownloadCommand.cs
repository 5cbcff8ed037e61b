using System.CommandLine;
using BulkExport.Cli.Commands.Arguments;
using BulkExport.Cli.Infrastructure;

namespace BulkExport.Cli.Commands;

/// <summary>Implements the <c>job download</c> command, which downloads the files of an existing job to a directory, a container or a bucket.</summary>
internal sealed class JobDownloadCommand : DownloadCommandBase
{
    private readonly JobSidArgument _jobSid = new();

    public JobDownloadCommand(CliEnvironment environment)
        : base(
            environment,
            "download",
            "Wait for an existing job to complete and download its files to a directory, a container or a bucket."
        ) => Add(_jobSid);

    protected override Job GetRequestedJob(ParseResult parse) => new() { JobSid = parse.GetValue(_jobSid) };

    protected override Task<ExportResult> DownloadAsync(
        IBulkExportClient client,
        ParseResult parse,
        IExportStore store,
        ExportOptions options,
        IProgress<ExportProgress> progress,
        CancellationToken cancellationToken
    ) => client.DownloadJobAsync(parse.GetValue(_jobSid), store, options, progress, cancellationToken);
}
