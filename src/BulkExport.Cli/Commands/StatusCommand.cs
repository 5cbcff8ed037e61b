using System.CommandLine;
using BulkExport.Cli.Commands.Arguments;
using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Views.Stores;

namespace BulkExport.Cli.Commands;

/// <summary>Implements the <c>status</c> command, which shows what a store contains. It sends no request to the service.</summary>
internal sealed class StatusCommand : CliCommand
{
    private readonly StoreOption _to = new("The store: a directory.");

    public StatusCommand(CliEnvironment environment)
        : base(
            environment,
            "status",
            "Show what a store contains, and which days are missing. Requires no credentials. Returns 5 if days are missing."
        ) => Add(_to);

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var store = _to.Open(parse);
        var status = await store.GetStatusAsync(ExportableDays.GetLatest(Environment.TimeProvider), cancellationToken);
        if (status.Resources.Count == 0)
        {
            ErrorReporter.WriteError(Environment, $"The store {StoreOption.Format(store)} contains no exported days.");
            return ExitCode.NotFound;
        }

        StoreStatusView.Show(status, store, Environment);
        return status.IsComplete ? ExitCode.Success : ExitCode.PartialFailure;
    }
}
