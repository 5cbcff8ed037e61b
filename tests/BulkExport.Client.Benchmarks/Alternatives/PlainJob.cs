namespace BulkExport.Client.Benchmarks.Alternatives;

/// <summary>A job as a careful developer would write it: as typed as ours, and for the forms that the service sends most.</summary>
internal sealed record PlainJob(
    string JobSid,
    string? ResourceType,
    string? FriendlyName,
    DateOnly? StartDay,
    DateOnly? EndDay,
    IReadOnlyList<PlainBucket>? Details,
    Uri? WebhookUrl,
    string? WebhookMethod,
    string? Email,
    Uri? Url,
    int? QueuePosition,
    DateTime? EstimatedCompletionTime
);
