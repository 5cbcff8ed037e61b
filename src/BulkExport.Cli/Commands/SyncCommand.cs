using System.CommandLine;
using BulkExport.Cli.Commands.Arguments;
using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Stores;
using BulkExport.Cli.Views.Sync;

namespace BulkExport.Cli.Commands;

/// <summary>Implements the <c>sync</c> command, which synchronizes a store.</summary>
internal sealed class SyncCommand : CliCommand
{
    private readonly ResourceTypesArgument _types = new();
    private readonly DayOption _from = new("--from", "The first day, in UTC: yyyy-MM-dd.") { Required = true };
    private readonly DayOption _until = new(
        "--until",
        "The last day (inclusive), in UTC: yyyy-MM-dd. Default: the latest day that can be exported, two days before today."
    );
    private readonly Option<StoreLocation> _to = StoreOption.Create(
        "The store. A directory is created if it does not exist. Days that the store contains are not downloaded again."
    );
    private readonly NumberOption _reexportAfter = new(
        "--reexport-after",
        "Export a day once more if its file was created less than this number of days after the day, because prices can be missing for days: 3 to 3650. Default: never.",
        "days",
        min: 3,
        max: 3650
    );
    private readonly NumberOption _dailyQuota = new(
        "--daily-quota",
        "The maximum number of days to request per UTC day: 0 to 366. The remaining days are deferred. Default: 366.",
        "days",
        min: 0,
        max: 366
    );
    private readonly NumberOption _parallel = NumberOption.CreateParallel();
    private readonly ByAccountOption _byAccount = new();
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Show the plan without requesting or downloading anything." };

    public SyncCommand(CliEnvironment environment)
        : base(
            environment,
            "sync",
            "Synchronize a store: download and request the days that it does not contain. Can be interrupted, repeated and scheduled."
        )
    {
        Add(_types);
        Add(_from);
        Add(_until);
        Add(_to);
        Add(_byAccount);
        Add(_reexportAfter);
        Add(_dailyQuota);
        Add(_parallel);
        Add(_dryRun);
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var request = CreateRequest(parse);
        await using var scope = ClientScope.Create(Environment, parse);
        var location = _byAccount.GetLocation(parse, parse.GetValue(_to)!, scope.Client);
        var store = location.CreateStore(Environment.ReadVariable);
        try
        {
            if (request.DryRun)
            {
                var planned = await scope.Client.SyncAsync(request, store, progress: null, cancellationToken);
                SyncPlanView.Show(planned, request, location, Environment);
                return ExitCode.Success;
            }

            var result = await SyncView.RunAsync(
                progress => scope.Client.SyncAsync(request, store, progress, cancellationToken),
                location,
                scope.LogMonitor,
                Environment
            );
            SyncSummary.Show(result, location, Environment);
            return result.Days.Any(day => day.Status is SyncDayStatus.Failed or SyncDayStatus.Pending)
                ? ExitCode.PartialFailure
                : ExitCode.Success;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await WriteResumeHintAsync(App.FormatCommandLine(parse.Tokens.Select(token => token.Value)));
        }
    }

    private SyncRequest CreateRequest(ParseResult parse)
    {
        var (start, end) = (parse.GetValue(_from)!.Value, parse.GetValue(_until));
        if (end < start)
        {
            throw new UsageException("--until must not be before --from.");
        }

        var request = new SyncRequest
        {
            ResourceTypes = parse.GetValue(_types)!,
            StartDay = start,
            EndDay = end,
            ReexportAfter = parse.GetValue(_reexportAfter),
            DryRun = parse.GetValue(_dryRun),
            Options = ExportOptionsFactory.Create(Environment, parse.GetValue(_parallel)),
        };
        request.DailyQuota = parse.GetValue(_dailyQuota) ?? request.DailyQuota;
        return request;
    }
}
