using System.Text.Json.Serialization;

namespace BulkExport.Client.AspNetCore;

/// <summary>Represents the state of an endpoint: the pending hints, and the handled jobs. It is small enough for a document of a store.</summary>
internal sealed class WebhookState
{
    public const int MaxPending = 1000;
    public const int MaxHandled = 3000;
    public const int MaxUrls = 5;
    public const int CurrentFormatVersion = 1;

    /// <summary>Gets the version of the format.</summary>
    [JsonPropertyName("formatVersion")]
    [JsonRequired]
    public int FormatVersion { get; init; } = CurrentFormatVersion;

    /// <summary>Gets the pending hints.</summary>
    [JsonPropertyName("pending")]
    public Dictionary<string, PendingHint> Pending { get; init; } = [];

    /// <summary>Gets the handled jobs, each with the time in Unix seconds.</summary>
    [JsonPropertyName("handled")]
    public Dictionary<string, long> Handled { get; init; } = [];

    /// <summary>Adds hints that are neither pending nor handled.</summary>
    /// <returns>The hints that are pending now, or <see langword="null"/> if there are too many.</returns>
    public IReadOnlyList<string>? TryAdd(IReadOnlyList<string> hints, long now)
    {
        var pending = hints.Where(hint => !Handled.ContainsKey(hint)).ToArray();
        var added = pending.Where(hint => !Pending.ContainsKey(hint)).ToArray();
        var all = Pending.Keys.Concat(added);
        if (Pending.Count + added.Length > MaxPending || all.Count(hint => WebhookHints.GetUrl(hint) is not null) > MaxUrls)
        {
            return null;
        }

        foreach (var hint in added)
        {
            Pending.Add(hint, new PendingHint { ReceivedAt = now });
        }

        return pending;
    }

    /// <summary>Claims a hint for an instance, or renews its claim.</summary>
    /// <returns><see langword="true"/> if the hint is pending and no other instance has a valid claim.</returns>
    public bool TryClaim(string hint, string owner, long now, long until)
    {
        if (!Pending.TryGetValue(hint, out var pending) || (pending.Owner is { } other && other != owner && pending.ClaimedUntil > now))
        {
            return false;
        }

        (pending.Owner, pending.ClaimedUntil) = (owner, until);
        return true;
    }

    /// <summary>Releases the claim of an instance.</summary>
    /// <returns><see langword="true"/> if the instance had claimed the hint.</returns>
    public bool Release(string hint, string owner)
    {
        if (!Pending.TryGetValue(hint, out var pending) || pending.Owner != owner)
        {
            return false;
        }

        (pending.Owner, pending.ClaimedUntil) = (null, 0);
        return true;
    }

    /// <summary>Marks a job as handled.</summary>
    /// <returns><see langword="true"/> if the job was not marked.</returns>
    public bool MarkHandled(string hint, long now)
    {
        Pending.Remove(hint);
        return Handled.TryAdd(hint, now);
    }

    /// <summary>Removes what is older than the specified time, and the oldest handled jobs beyond the maximum.</summary>
    public void Trim(long oldest)
    {
        foreach (var (hint, pending) in Pending)
        {
            if (pending.ReceivedAt < oldest)
            {
                Pending.Remove(hint);
            }
        }

        foreach (var (job, time) in Handled)
        {
            if (time < oldest)
            {
                Handled.Remove(job);
            }
        }

        foreach (var (job, _) in Handled.OrderBy(pair => pair.Value).Take(Math.Max(0, Handled.Count - MaxHandled)).ToArray())
        {
            Handled.Remove(job);
        }
    }
}
