using System.CommandLine;
using BulkExport.Cli.Commands.Arguments;
using BulkExport.Cli.Infrastructure;

namespace BulkExport.Cli.Commands;

/// <summary>Implements the <c>export</c> command, which creates a job and downloads its files to a directory, a container or a bucket.</summary>
internal sealed class ExportCommand : DownloadCommandBase
{
    private readonly RequestArguments _request;

    public ExportCommand(CliEnvironment environment)
        : base(
            environment,
            "export",
            "Export records for a date range to a directory, a container or a bucket. Interrupted exports can be resumed."
        ) => _request = new RequestArguments(this, environment.TimeProvider);

    protected override Job GetRequestedJob(ParseResult parse)
    {
        var request = _request.Bind(parse);
        return new Job
        {
            ResourceType = request.ResourceType,
            StartDay = request.StartDay,
            EndDay = request.EndDay,
        };
    }

    protected override string FormatCommandLine(ParseResult parse) => _request.FormatCommandLine(parse);

    protected override Task<ExportResult> DownloadAsync(
        IBulkExportClient client,
        ParseResult parse,
        IExportStore store,
        ExportOptions options,
        IProgress<ExportProgress> progress,
        CancellationToken cancellationToken
    ) => client.ExportAsync(_request.Bind(parse), store, options, progress, cancellationToken);
}
