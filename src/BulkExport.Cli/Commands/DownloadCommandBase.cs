using System.CommandLine;
using BulkExport.Cli.Commands.Arguments;
using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Views.Exports;

namespace BulkExport.Cli.Commands;

/// <summary>Provides the base class of the commands that download all files of a job to a directory.</summary>
internal abstract class DownloadCommandBase : CliCommand
{
    private readonly Option<string> _to = new("--to", "-t")
    {
        Description =
            "The destination directory. It is created if it does not exist; complete files of the same job, or of one that was exported or downloaded to the directory later, are not downloaded again.",
        HelpName = "directory",
        Required = true,
    };

    private readonly NumberOption _parallel = NumberOption.CreateParallel();

    protected DownloadCommandBase(CliEnvironment environment, string name, string description)
        : base(environment, name, description)
    {
        _to.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value.Length: 0 }])
            {
                result.AddError("--to must specify a directory.");
            }
        });
        Add(_to);
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
        string directory,
        ExportOptions options,
        IProgress<ExportProgress> progress,
        CancellationToken cancellationToken
    );

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var directory = parse.GetValue(_to)!;
        var options = ExportOptionsFactory.Create(Environment, parse.GetValue(_parallel));
        await using var scope = ClientScope.Create(Environment, parse);
        try
        {
            var result = await ExportView.RunAsync(
                progress => DownloadAsync(scope.Client, parse, directory, options, progress, cancellationToken),
                GetRequestedJob(parse),
                scope.LogMonitor,
                Environment
            );
            ExportSummary.Show(result, directory, FormatCommandLine(parse), RequestsFailedDays, Environment);
            return result.IsComplete ? ExitCode.Success : ExitCode.PartialFailure;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await WriteResumeHintAsync(FormatCommandLine(parse));
        }
    }
}
