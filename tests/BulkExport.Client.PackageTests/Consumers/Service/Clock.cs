namespace Consumer;

/// <summary>Stands at a time at which the README's days are over.</summary>
internal sealed class Clock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
}
