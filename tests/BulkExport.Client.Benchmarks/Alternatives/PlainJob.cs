namespace BulkExport.Client.Benchmarks.Alternatives;

/// <summary>A job, modeled by hand with the fields and types of <c>Job</c>, for the form that the service usually sends.</summary>
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
