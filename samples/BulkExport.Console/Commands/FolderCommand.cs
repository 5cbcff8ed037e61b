using System.CommandLine;
using BulkExport.Client;
using BulkExport.Samples.Views;

namespace BulkExport.Samples.Commands;

/// <summary>A verb that brings a whole job to a folder.</summary>
internal abstract class FolderCommand : AppCommand
{
    private readonly Option<string> _to = new("--to", "-t")
    {
        Description = "The folder. It is made where it is missing; whole files that are there are not fetched again.",
        HelpName = "folder",
        Required = true,
    };

    private readonly Option<int?> _parallel = new("--parallel")
    {
        Description = "How many files are fetched at a time: 1 to 32. Default: 4.",
        HelpName = "files",
    };

    protected FolderCommand(Surroundings here, string name, string description)
        : base(here, name, description)
    {
        _to.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value.Length: 0 }])
            {
                result.AddError("--to must name a folder.");
            }
        });
        _parallel.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, out var files) && files is >= 1 and <= 32))
            {
                result.AddError("--parallel must be a number of files from 1 to 32.");
            }
        });
        Add(_to);
        Add(_parallel);
    }

    /// <summary>What is known of the job before the service is asked.</summary>
    protected abstract Job Asked(ParseResult parse);

    protected abstract Task<ExportResult> BringAsync(
        IBulkExportClient client,
        ParseResult parse,
        string folder,
        ExportOptions options,
        IProgress<ExportProgress> progress,
        CancellationToken cancellationToken
    );

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var folder = parse.GetValue(_to)!;
        var options = new ExportOptions { Polling = Pace.Of(Here) };
        if (parse.GetValue(_parallel) is { } files)
        {
            options = new ExportOptions { Polling = options.Polling, MaxConcurrency = files };
        }

        await using var connection = Connection.Open(Here, parse);
        try
        {
            var result = await ExportView.FollowAsync(
                progress => BringAsync(connection.Client, parse, folder, options, progress, cancellationToken),
                Asked(parse),
                connection.Trouble,
                Here
            );
            ExportSummary.Show(result, folder, Here);
            return result.IsComplete ? ExitCode.Done : ExitCode.DaysMissing;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Here.Error.WriteLineAsync("Stopped. The same command goes on where this one was:");
            await Here.Error.WriteLineAsync($"  {App.Repeat(parse)}");
            return ExitCode.Stopped;
        }
    }
}
