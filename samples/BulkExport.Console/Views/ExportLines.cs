using BulkExport.Client;

namespace BulkExport.Samples.Views;

/// <summary>An export in a pipe: a line for each change of the job, then one for each day that is settled.</summary>
internal sealed class ExportLines(Surroundings here) : IProgress<ExportProgress>
{
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
            var isNew = value.DaysToFetch != _before?.DaysToFetch || value.DaysSettled != _before.DaysSettled;
            if (isNew || here.Clock.GetElapsedTime(_written) >= LongestSilence)
            {
                Write(Of(value));
            }
        }

        _before = value;
    }

    private string Of(ExportProgress now)
    {
        var parts = new List<string> { $"{now.DaysSettled} of {now.DaysToFetch} files", $"{ByteText.Of(now.BytesReceived)} received" };
        if (_speed.BytesPerSecond is { } rate)
        {
            parts.Add($"{ByteText.Of(rate)}/s");
        }

        if (now.DaysSettled < now.DaysToFetch && _speed.TimeLeft(now) is { } left)
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
