using System.Text.Json.Serialization;

namespace BulkExport.Client.AspNetCore;

/// <summary>Represents a notification that has not been processed completely.</summary>
internal sealed class PendingHint
{
    /// <summary>Gets the time at which the first request arrived, in Unix seconds.</summary>
    [JsonPropertyName("received")]
    public long ReceivedAt { get; init; }

    /// <summary>Gets or sets the instance that handles the job, or <see langword="null"/> if no instance handles it.</summary>
    [JsonPropertyName("owner")]
    public string? Owner { get; set; }

    /// <summary>Gets or sets the time at which the claim of the owner expires unless it is renewed, in Unix seconds.</summary>
    [JsonPropertyName("until")]
    public long ClaimedUntil { get; set; }
}
