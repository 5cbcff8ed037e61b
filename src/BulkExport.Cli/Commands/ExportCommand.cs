using System.CommandLine;
using BulkExport.Cli.Commands.Arguments;
using BulkExport.Cli.Infrastructure;

namespace BulkExport.Cli.Commands;

/// <summary>Implements the <c>export</c> command, which requests the days that a directory, a container or a bucket does not contain, and downloads them.</summary>
internal sealed class ExportCommand : DownloadCommandBase
{
    private readonly RequestArguments _request;
    private readonly Option<bool> _all = new("--all")
    {
        Description =
            "Request all days again, which counts against the quota, and replace the files. By default, only the days that the destination does not contain are requested.",
    };

    public ExportCommand(CliEnvironment environment)
        : base(
            environment,
            "export",
            "Export records for a date range to a directory, a container or a bucket. Interrupted exports can be resumed."
        )
    {
        _request = new RequestArguments(this, environment.TimeProvider);
        Add(_all);
    }

    protected override bool RequestsFailedDays => true;

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
    )
    {
        options.Days = parse.GetValue(_all) ? ExportDays.All : ExportDays.Missing;
        return client.ExportAsync(_request.Bind(parse), store, options, progress, cancellationToken);
    }
}
