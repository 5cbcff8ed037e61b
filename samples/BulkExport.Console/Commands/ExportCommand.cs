using System.CommandLine;
using BulkExport.Client;

namespace BulkExport.Samples.Commands;

/// <summary><c>export</c>: from the request to files in a folder.</summary>
internal sealed class ExportCommand : FolderCommand
{
    private readonly RequestArguments _request;

    public ExportCommand(Surroundings here)
        : base(
            here,
            "export",
            "Bring the records of some days to a folder. Stopped at any moment, the same command goes on where it was."
        ) => _request = new RequestArguments(this);

    protected override Job Asked(ParseResult parse)
    {
        var request = _request.In(parse);
        return new Job
        {
            ResourceType = request.ResourceType,
            StartDay = request.StartDay,
            EndDay = request.EndDay,
        };
    }

    protected override Task<ExportResult> BringAsync(
        IBulkExportClient client,
        ParseResult parse,
        string folder,
        ExportOptions options,
        IProgress<ExportProgress> progress,
        CancellationToken cancellationToken
    ) => client.ExportAsync(_request.In(parse), folder, options, progress, cancellationToken);
}
