using System.CommandLine;
using BulkExport.Cli.Commands.Arguments;
using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Stores;
using BulkExport.Cli.Views.Stores;

namespace BulkExport.Cli.Commands;

/// <summary>Implements the <c>status</c> command, which shows what a store contains. It sends no request to the service.</summary>
internal sealed class StatusCommand : CliCommand
{
    private readonly Option<StoreLocation> _to = StoreOption.Create("The store.");
    private readonly ByAccountOption _byAccount = new();

    public StatusCommand(CliEnvironment environment)
        : base(
            environment,
            "status",
            "Show what a store contains, and which days are missing. Requires no credentials of the service, except with --by-account. Returns 5 if days are missing."
        )
    {
        Add(_to);
        Add(_byAccount);
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var location = await GetLocationAsync(parse);
        var store = location.CreateStore(Environment.ReadVariable);
        var status = await store.GetStatusAsync(ExportableDays.GetLatest(Environment.TimeProvider), cancellationToken);
        if (status.Resources.Count == 0)
        {
            ErrorReporter.WriteError(Environment, $"The store {location} contains no exported days.");
            return ExitCode.NotFound;
        }

        StoreStatusView.Show(status, location, Environment);
        return status.IsComplete ? ExitCode.Success : ExitCode.PartialFailure;
    }

    private async Task<StoreLocation> GetLocationAsync(ParseResult parse)
    {
        var location = parse.GetValue(_to)!;
        if (!parse.GetValue(_byAccount))
        {
            return location;
        }

        await using var scope = ClientScope.Create(Environment, parse);
        return _byAccount.GetLocation(parse, location, scope.Client);
    }
}
