using System.CommandLine;
using BulkExport.Cli.Commands.Arguments;
using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Stores;
using BulkExport.Cli.Views.Exports;

namespace BulkExport.Cli.Commands;

/// <summary>Provides the base class of the commands that download all files of a job to a store.</summary>
internal abstract class DownloadCommandBase : CliCommand
{
    private readonly Option<StoreLocation> _to = StoreOption.Create(
        "The destination. A directory is created if it does not exist; complete files of the same job, or of one that was exported or downloaded to the destination later, are not downloaded again."
    );

    private readonly ByAccountOption _byAccount = new();
    private readonly NumberOption _parallel = NumberOption.CreateParallel();

    protected DownloadCommandBase(CliEnvironment environment, string name, string description)
        : base(environment, name, description)
    {
        Add(_to);
        Add(_byAccount);
        Add(_parallel);
    }

    /// <summary>Gets a value indicating whether the same command requests failed and deleted days again.</summary>
    protected virtual bool RequestsFailedDays => false;

    /// <summary>Creates a job with the properties that are known before the first response.</summary>
    protected abstract Job GetRequestedJob(ParseResult parse);

    /// <summary>Formats the command line that resumes the download.</summary>
    protected virtual string FormatCommandLine(ParseResult parse) => App.FormatCommandLine(parse.Tokens.Select(token => token.Value));

    protected abstract Task<ExportResult> DownloadAsync(
        IBulkExportClient client,
        ParseResult parse,
        IExportStore store,
        ExportOptions options,
        IProgress<ExportProgress> progress,
        CancellationToken cancellationToken
    );

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var options = ExportOptionsFactory.Create(Environment, parse.GetValue(_parallel));
        await using var scope = ClientScope.Create(Environment, parse);
        var location = _byAccount.GetLocation(parse, parse.GetValue(_to)!, scope.Client);
        var store = location.CreateStore(Environment.ReadVariable);
        try
        {
            var result = await ExportView.RunAsync(
                progress => DownloadAsync(scope.Client, parse, store, options, progress, cancellationToken),
                GetRequestedJob(parse),
                scope.LogMonitor,
                Environment
            );
            ExportSummary.Show(result, location, FormatCommandLine(parse), RequestsFailedDays, Environment);
            return result.IsComplete ? ExitCode.Success : ExitCode.PartialFailure;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await WriteResumeHintAsync(FormatCommandLine(parse));
        }
    }
}
