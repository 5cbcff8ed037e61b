namespace BulkExport.Cli.Json;

/// <summary>Describes a running simulated service and its sample jobs: the output of <c>simulate</c>.</summary>
internal sealed record SimulatorDocument(
    Uri BaseAddress,
    string AccountSid,
    string AuthToken,
    string ApiKeySid,
    string ApiKeySecret,
    string RunningJobSid,
    string FinishedJobSid
);
