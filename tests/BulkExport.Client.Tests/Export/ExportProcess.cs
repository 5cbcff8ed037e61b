using BulkExport.Client.Testing;

namespace BulkExport.Client.Tests.Export;

/// <summary>Runs an export in a separate process, which can be killed.</summary>
internal sealed class ExportProcess(
    SimulatedBulkExport service,
    string directory,
    DateOnly startDay,
    DateOnly endDay,
    JobSid? jobSid = null,
    ClockServer? clock = null
)
{
    private readonly HostProcess _process = new(
        service,
        [
            service.BaseAddress.AbsoluteUri,
            service.AccountSid,
            service.AuthToken,
            directory,
            $"{startDay:yyyy-MM-dd}",
            $"{endDay:yyyy-MM-dd}",
            .. jobSid is { } sid ? [sid.ToString()] : Array.Empty<string>(),
        ],
        clock
    );

    /// <inheritdoc cref="HostProcess.RunAsync"/>
    public Task<(bool IsComplete, bool IsKilled, string Output)> RunAsync(int? killAfter, CancellationToken cancellationToken) =>
        _process.RunAsync(killAfter, cancellationToken);
}
