using System.Text.Json;

namespace BulkExport.Client.AspNetCore.Tests;

public sealed class WebhookStateTests
{
    private const int MaxDocumentLength = 256 * 1024;

    [Fact]
    public void TryAdd_BeyondMaximum_ReturnsNullAndAddsNothing()
    {
        var state = new WebhookState();
        Assert.NotNull(state.TryAdd([.. Enumerable.Range(0, WebhookState.MaxPending).Select(Sid)], now: 1));

        Assert.Null(state.TryAdd([Sid(WebhookState.MaxPending)], now: 1));
        Assert.Equal([Sid(0)], state.TryAdd([Sid(0)], now: 1)!);
        Assert.Equal(WebhookState.MaxPending, state.Pending.Count);
    }

    [Fact]
    public void TryAdd_ManyUrls_ReturnsNull()
    {
        var state = new WebhookState();

        Assert.NotNull(state.TryAdd([.. Enumerable.Range(0, WebhookState.MaxUrls).Select(i => $"url:{i}")], now: 1));
        Assert.Null(state.TryAdd(["url:other"], now: 1));
    }

    [Fact]
    public void Trim_OldEntries_RemovesThem()
    {
        var state = new WebhookState();
        state.TryAdd(["a"], now: 1);
        state.TryAdd(["b"], now: 2);
        state.MarkHandled("c", now: 1);
        state.MarkHandled("d", now: 2);

        state.Trim(oldest: 2);

        Assert.Equal(["b"], state.Pending.Keys);
        Assert.Equal(["d"], state.Handled.Keys);
    }

    [Fact]
    public void Serialize_FullState_FitsIntoDocument()
    {
        const long Now = 1_800_000_000;
        var state = new WebhookState();
        foreach (var i in Enumerable.Range(0, WebhookState.MaxHandled + 1))
        {
            state.MarkHandled(Sid(i), Now + i);
        }

        state.TryAdd([.. Enumerable.Range(0, WebhookState.MaxUrls).Select(i => $"url:{i}{new string('x', 1020)}")], Now);
        state.TryAdd([.. Enumerable.Range(5000, WebhookState.MaxPending - WebhookState.MaxUrls).Select(Sid)], Now);
        Assert.All(state.Pending.Keys.Take(100), hint => Assert.True(state.TryClaim(hint, "0123456789abcdef", Now, Now + 300)));

        state.Trim(oldest: 0);

        Assert.Equal((WebhookState.MaxPending, WebhookState.MaxHandled), (state.Pending.Count, state.Handled.Count));
        Assert.DoesNotContain(Sid(0), state.Handled.Keys); // the oldest one
        Assert.InRange(
            JsonSerializer.SerializeToUtf8Bytes(state, WebhookStateJsonContext.Default.WebhookState).Length,
            1,
            MaxDocumentLength
        );
    }

    [Fact]
    public void TryClaim_ClaimedByAnother_ReturnsFalseUntilItExpires()
    {
        var state = new WebhookState();
        state.TryAdd(["a"], now: 1);

        Assert.True(state.TryClaim("a", "first", now: 1, until: 10));
        Assert.False(state.TryClaim("a", "second", now: 9, until: 20));
        Assert.True(state.TryClaim("a", "first", now: 9, until: 11));
        Assert.False(state.Release("a", "second"));
        Assert.True(state.TryClaim("a", "second", now: 11, until: 20));
        Assert.True(state.Release("a", "second"));
        Assert.True(state.TryClaim("a", "third", now: 12, until: 20));
        Assert.True(state.MarkHandled("a", now: 13));
        Assert.False(state.MarkHandled("a", now: 14));
        Assert.False(state.TryClaim("a", "third", now: 15, until: 20));
        Assert.Equal([], state.TryAdd(["a"], now: 16)!);
    }

    private static string Sid(int number) => $"JS{number:x32}";
}
