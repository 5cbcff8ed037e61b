using System.Net;

namespace BulkExport.Client.Testing;

/// <summary>Represents a webhook that the simulator has sent, or could not send.</summary>
/// <param name="JobSid">The SID of the job.</param>
/// <param name="SentAt">The time at which the simulator sent the request.</param>
/// <param name="StatusCode">The status code of the response, or <see langword="null"/> if no response was received.</param>
/// <param name="Error">The reason why no response was received, or <see langword="null"/>.</param>
public sealed record SimulatedWebhookDelivery(JobSid JobSid, DateTimeOffset SentAt, HttpStatusCode? StatusCode, string? Error);
