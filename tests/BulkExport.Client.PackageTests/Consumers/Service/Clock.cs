namespace Consumer;

/// <summary>Provides a time after the days in the README.</summary>
internal sealed class Clock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
}
