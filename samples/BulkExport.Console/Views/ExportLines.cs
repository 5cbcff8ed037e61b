using BulkExport.Client;

namespace BulkExport.Samples.Views;

/// <summary>An export in a pipe: a line for each change of the job, then of the files: the first and the last,
/// and in between no more than one a second.</summary>
internal sealed class ExportLines(Surroundings here) : IProgress<ExportProgress>
{
    private static readonly TimeSpan ShortestSilence = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(10); // in a large file

    private readonly Speed _speed = new(here.Clock);
    private ExportProgress? _before;
    private long _written;

    // Calls come one after another: of the job as it is followed, then of the days under one lock.
    public void Report(ExportProgress value)
    {
        if (value.Job != _before?.Job)
        {
            Write(WatchLine.Of(value.Job, _before?.Job));
        }

        if (value.DaysToFetch > 0)
        {
            _speed.Add(value.BytesReceived);
            if (IsDue(value))
            {
                Write(Of(value));
            }
        }

        _before = value;
    }

    private bool IsDue(ExportProgress now)
    {
        if (now.DaysToFetch != _before?.DaysToFetch)
        {
            return true;
        }

        var silence = here.Clock.GetElapsedTime(_written);
        return now.DaysSettled == _before.DaysSettled
            ? silence >= LongestSilence
            : silence >= ShortestSilence || now.DaysSettled == now.DaysToFetch;
    }

    private string Of(ExportProgress now)
    {
        var parts = new List<string> { $"{now.DaysSettled} of {now.DaysToFetch} files", $"{ByteText.Of(now.BytesReceived)} received" };
        if (_speed.BytesPerSecond is { } rate)
        {
            parts.Add($"{ByteText.Of(rate)}/s");
        }

        if (_speed.TimeLeft(now) is { } left)
        {
            parts.Add($"about {JobText.Duration(left)} left");
        }

        if (now.DaysFailed > 0)
        {
            parts.Add($"{now.DaysFailed} failed");
        }

        return string.Join("; ", parts);
    }

    private void Write(string text)
    {
        here.Output.WriteLine($"{here.Clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}  {text}");
        here.Output.Flush();
        _written = here.Clock.GetTimestamp();
    }
}
